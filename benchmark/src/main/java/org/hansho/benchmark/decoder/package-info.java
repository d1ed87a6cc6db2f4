/**
 * Compares the decoder of x86 instructions with {@code objdump}, searches code of installed
 * packages for shellcode, and measures how fast both go.
 *
 * <p>Read {@link org.hansho.benchmark.decoder.ObjdumpComparison} first.
 */
@NullMarked
package org.hansho.benchmark.decoder;

import org.jspecify.annotations.NullMarked;
