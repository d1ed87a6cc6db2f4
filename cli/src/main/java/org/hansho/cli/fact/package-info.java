/**
 * Facts between matching and detectors: collected while files are read, put in order on the disk if
 * they are many, handed over once.
 *
 * <p>Read {@link org.hansho.cli.fact.FactSort} first. Imports {@code core} only.
 */
@NullMarked
package org.hansho.cli.fact;

import org.jspecify.annotations.NullMarked;
