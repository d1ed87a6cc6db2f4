package org.hansho.memory.instruction;

/** A segment that a prefix names for the memory operand. In 64-bit code only FS and GS count. */
public enum Segment {
  DEFAULT,
  ES,
  CS,
  SS,
  DS,
  FS,
  GS
}
