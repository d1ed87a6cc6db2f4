/**
 * The memory of processes: {@code dump} reads what was saved of it, {@code region} judges it, and
 * {@code specimen} writes dumps for tests.
 *
 * <p>Read {@link org.hansho.memory.region.ProcessAnalysis} first. Imports {@code bytes}.
 */
@NullMarked
package org.hansho.memory;

import org.jspecify.annotations.NullMarked;
