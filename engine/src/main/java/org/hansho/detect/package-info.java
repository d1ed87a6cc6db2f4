/**
 * Memory: what happened before, kept for each document of the rules and each key, in event time.
 *
 * <p>Rules match single events; what a correlation or a baseline needs of such a match is a small
 * {@link org.hansho.detect.Fact}. Facts go to the {@link org.hansho.detect.Detector}s that listen,
 * in order of time, and their results are facts again, one layer higher. {@link
 * org.hansho.detect.LayerStack} drives them. Read {@link org.hansho.detect.DetectorPlan} first,
 * then {@code Detector}. Nothing here has threads, clocks or files: a session of {@code pipeline}
 * hands over facts and says how far time has come. Imports {@code address}, {@code event}, {@code
 * sigma}, {@code sql} and {@code state}.
 */
@NullMarked
package org.hansho.detect;

import org.jspecify.annotations.NullMarked;
