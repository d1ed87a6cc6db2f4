/**
 * Audit logs of clouds and of services that people sign in to: AWS, Google, Microsoft 365, Okta.
 * Those of Azure lie in {@code azure}.
 *
 * <p>Each is a table; read {@link org.hansho.format.cloud.CloudTrailFormat} first. Imports {@code
 * event}, {@code format} and {@code format.table}.
 */
@NullMarked
package org.hansho.format.cloud;

import org.jspecify.annotations.NullMarked;
