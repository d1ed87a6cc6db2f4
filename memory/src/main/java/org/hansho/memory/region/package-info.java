/**
 * What the memory of a process says of it: which of its executable memory no loader put there, and
 * what speaks for and against it.
 *
 * <p>Read {@link org.hansho.memory.region.ProcessAnalysis} first, then {@link
 * org.hansho.memory.region.Evidence}, whose constants are the weights. Scanners of bytes are listed
 * in {@link org.hansho.memory.region.RegionScanner}. Imports {@code bytes} and {@code memory.dump}.
 * No state between dumps; an analysis belongs to one thread.
 */
@NullMarked
package org.hansho.memory.region;

import org.jspecify.annotations.NullMarked;
