/**
 * Baselines: what is normal for a key is learned, and what is not is a result that carries the
 * numbers to recompute it.
 *
 * <p>Read {@link org.hansho.detect.baseline.BaselineDetectors} first. The kinds and their
 * parameters are described in {@code docs/sigma.md}, "Baselines".
 */
@NullMarked
package org.hansho.detect.baseline;

import org.jspecify.annotations.NullMarked;
