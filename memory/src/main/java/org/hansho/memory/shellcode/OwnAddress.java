package org.hansho.memory.shellcode;

import java.util.Arrays;
import org.hansho.memory.instruction.Registers;

/**
 * Where registers last came to hold an address inside the block that is being read; decoder loops
 * need one. Remembers the few last.
 */
final class OwnAddress {
  private static final int KEPT = 8;

  /** How far behind it the address may be used, in bytes. */
  private static final int REACH = 160;

  private final int[] offsets = new int[KEPT];
  private final int[] registers = new int[KEPT];
  private int next;

  void begin() {
    Arrays.fill(registers, Registers.NONE);
    next = 0;
  }

  /** Notes that a register holds such an address behind the instruction at an offset. */
  void note(int offset, int register) {
    offsets[next] = offset;
    registers[next] = register;
    next = (next + 1) % KEPT;
  }

  /** Whether a register got such an address shortly before an offset. */
  boolean holds(int register, int offset) {
    for (int i = 0; i < KEPT; i++) {
      int distance = offset - offsets[i];
      if (registers[i] == register && distance > 0 && distance <= REACH) {
        return true;
      }
    }
    return false;
  }
}
