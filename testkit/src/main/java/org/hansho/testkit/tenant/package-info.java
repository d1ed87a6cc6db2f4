/**
 * Generates the logs of cloud tenants: weeks of ordinary life with attacks placed in it, and the
 * truth about them.
 *
 * <p>Read {@link org.hansho.testkit.tenant.Simulation} first; {@link
 * org.hansho.testkit.tenant.Generate} runs it from a command line. The same seed gives the same
 * bytes. Nothing here depends on formats or detections: no import leads out of this package and
 * those below it, which are {@code clockwork} (time and chance), {@code place} (geography), {@code
 * record} (log records), {@code directory} (who and what there is), {@code life} and {@code
 * attack}. One thread.
 */
@NullMarked
package org.hansho.testkit.tenant;

import org.jspecify.annotations.NullMarked;
