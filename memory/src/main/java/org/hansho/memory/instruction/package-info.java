/**
 * The instructions of x86 processors in 32-bit and 64-bit code: where each one ends, and what it
 * does to general registers and memory.
 *
 * <p>Read {@link org.hansho.memory.instruction.Decoder} first; the opcodes stand in the classes
 * whose names end in {@code Map} and {@code Maps}, written as {@link
 * org.hansho.memory.instruction.OpcodeLine} explains. Imports nothing of Hansho. Tables are
 * immutable and shared; a decoder and its instruction belong to one thread.
 */
@NullMarked
package org.hansho.memory.instruction;

import org.jspecify.annotations.NullMarked;
