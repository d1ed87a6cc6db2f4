/**
 * Facts between matching and detectors: collected while files are read, put in order on the disk if
 * they are many, handed over once.
 *
 * <p>Read {@link org.hansho.scan.fact.FactSort} first. Imports {@code files.temporary} and {@code
 * core}.
 */
@NullMarked
package org.hansho.scan.fact;

import org.jspecify.annotations.NullMarked;
