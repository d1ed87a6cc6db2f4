/**
 * A generated month of logs from the file to the alerts of all built-in detections.
 *
 * <p>Read {@link org.hansho.benchmark.month.Month} first.
 */
@NullMarked
package org.hansho.benchmark.month;

import org.jspecify.annotations.NullMarked;
