/**
 * How well the built-in detections find the attacks of simulated tenants, and what they raise
 * besides.
 *
 * <p>Read {@link org.hansho.benchmark.quality.DetectionQuality} first. The simulation knows nothing
 * of the detections; geography and reputation come from its own plan of addresses.
 */
@NullMarked
package org.hansho.benchmark.quality;

import org.jspecify.annotations.NullMarked;
