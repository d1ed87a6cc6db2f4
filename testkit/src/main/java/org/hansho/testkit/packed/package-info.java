/**
 * Packed files as tests need them: whole, joined and damaged.
 *
 * <p>Read {@link org.hansho.testkit.packed.PackedSamples} first. Written with the JDK alone;
 * imports nothing of Hansho.
 */
@NullMarked
package org.hansho.testkit.packed;

import org.jspecify.annotations.NullMarked;
