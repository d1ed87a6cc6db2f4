/**
 * The memory of processes: {@code dump} reads what was saved of it, {@code region} judges it,
 * {@code minidump} makes events of that, and {@code specimen} writes dumps for tests.
 *
 * <p>Read {@link org.hansho.memory.region.ProcessAnalysis} first. Imports {@code bytes}; {@code
 * minidump} also {@code event}, {@code record} and {@code state}.
 */
@NullMarked
package org.hansho.memory;

import org.jspecify.annotations.NullMarked;
