/**
 * Log records of a cloud, written as the services write them: resource-log envelopes, one JSON
 * object a line.
 *
 * <p>Read {@link org.hansho.testkit.tenant.record.Logs} first. Records are made from templates of
 * bytes; no tree is built. Shapes follow the public descriptions of the resource logs and recorded
 * samples. Imports nothing of Hansho. One thread for each {@code Logs}.
 */
@NullMarked
package org.hansho.testkit.tenant.record;

import org.jspecify.annotations.NullMarked;
