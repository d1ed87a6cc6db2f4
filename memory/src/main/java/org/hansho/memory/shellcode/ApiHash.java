package org.hansho.memory.shellcode;

import java.util.Arrays;
import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;

/**
 * Family 5: two constants within 4 KiB that are hashes of different function names under the same
 * algorithm. One alone is chance: of a million constants, one or two are in the table.
 */
final class ApiHash implements Idiom {
  private static final int REACH = 4096;
  private static final int KEPT = 32;

  private final ApiHashes hashes = ApiHashes.TABLE;
  private final int[] offsets = new int[KEPT];
  private final int[] entries = new int[KEPT];
  private int next;

  /** Forgets the region before. */
  void begin() {
    Arrays.fill(entries, ApiHashes.NONE);
    next = 0;
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return Idiom.bytes(0x3d, 0x3d, 0x68, 0x68, 0x81, 0x81, 0xb8, 0xbf, 0xc7, 0xc7);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    int opcode = code.at(offset);
    boolean behindModRm = opcode == 0x81 || opcode == 0xc7;
    int constant = behindModRm ? decoded(code, offset) : code.intAt(offset + 1);
    int entry = constant == 0 ? ApiHashes.NONE : hashes.find(constant);
    if (entry == ApiHashes.NONE) {
      return;
    }
    for (int i = 0; i < KEPT; i++) {
      if (entries[i] != ApiHashes.NONE
          && offset - offsets[i] <= REACH
          && isPair(entries[i], entry)) {
        marks.add(ShellcodeFamily.API_HASH, offsets[i], hashes.describe(entries[i]));
        marks.add(ShellcodeFamily.API_HASH, offset, hashes.describe(entry));
      }
    }
    offsets[next] = offset;
    entries[next] = entry;
    next = (next + 1) % KEPT;
  }

  private boolean isPair(int first, int second) {
    return hashes.algorithm(first) == hashes.algorithm(second)
        && !hashes.name(first).equals(hashes.name(second));
  }

  /** The constant of a comparison or a store, 0 for other instructions. */
  private static int decoded(Code code, int offset) {
    int kind = code.at(offset + 1) & 0x38;
    boolean asked = code.at(offset) == 0x81 ? kind == 0x38 : kind == 0;
    if (!asked || !code.decode(offset)) {
      return 0;
    }
    Instruction instruction = code.instruction();
    Operation operation = instruction.operation();
    boolean constant = operation == Operation.CMP || operation == Operation.MOV;
    return constant && instruction.isImmediate(1) ? (int) instruction.immediate(1) : 0;
  }
}
