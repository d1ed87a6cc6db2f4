/**
 * Tenants: for each a data folder, and a runner that works in it.
 *
 * <p>Read {@link org.hansho.server.tenant.Tenant} first. Imports the runner in one process and the
 * engine; nothing of HTTP.
 */
@NullMarked
package org.hansho.server.tenant;

import org.jspecify.annotations.NullMarked;
