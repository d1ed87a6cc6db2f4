/**
 * Compares statistics of volume on generated series with bursts in them.
 *
 * <p>Read {@link org.hansho.benchmark.volume.VolumeStatistics} first. Imports the engine and the
 * testkit. One thread.
 */
@NullMarked
package org.hansho.benchmark.volume;

import org.jspecify.annotations.NullMarked;
