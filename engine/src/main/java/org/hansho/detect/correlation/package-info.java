/**
 * The eight correlation types of Sigma: how each counts, adds up or puts in order what lies in one
 * window of event time.
 *
 * <p>Read {@link org.hansho.detect.correlation.CorrelationDetectors} first. Source: Sigma
 * specification 2.1, "Correlation rules"; the choices it leaves open are in {@code docs/sigma.md}.
 */
@NullMarked
package org.hansho.detect.correlation;

import org.jspecify.annotations.NullMarked;
