package org.hansho.memory.instruction;

/** What an operand of an instruction is. */
public enum OperandKind {
  /** There is no such operand. */
  NONE,
  /** A general register. */
  REGISTER,
  /** Memory at base + index × scale + displacement. */
  MEMORY,
  /** A constant in the instruction. */
  IMMEDIATE,
  /** The place that a relative jump or call leads to. */
  TARGET,
  /** Something that nobody here asks about: segment registers, far addresses. */
  OTHER
}
