package org.hansho.memory.instruction;

/**
 * Numbers of general registers, as instructions encode them; a number stands for all widths of the
 * register (AL, AX, EAX and RAX are 0, and so is AH).
 */
public final class Registers {
  public static final int RAX = 0;
  public static final int RCX = 1;
  public static final int RDX = 2;
  public static final int RBX = 3;
  public static final int RSP = 4;
  public static final int RBP = 5;
  public static final int RSI = 6;
  public static final int RDI = 7;
  public static final int R10 = 10;
  public static final int R11 = 11;

  /** How many there are, those of APX included. */
  public static final int COUNT = 32;

  /** In place of a number: no register. */
  public static final int NONE = -1;

  /** In place of a base register: the address of the next instruction. */
  public static final int INSTRUCTION_POINTER = -2;

  private Registers() {}
}
