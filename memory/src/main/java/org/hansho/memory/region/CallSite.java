package org.hansho.memory.region;

import org.hansho.memory.dump.DumpMemory;

/** Finds whether a call stands before an address, so that it returns there. Pure functions. */
final class CallSite {
  private static final int LONGEST = 7;
  private static final int CALL_RELATIVE = 0xE8;
  private static final int CALL_INDIRECT = 0xFF;

  private CallSite() {}

  static boolean isBefore(long address, DumpMemory memory) {
    byte[] bytes = new byte[LONGEST];
    if (address < LONGEST || memory.copy(address - LONGEST, bytes, 0, LONGEST) < LONGEST) {
      return false;
    }
    if ((bytes[LONGEST - 5] & 0xFF) == CALL_RELATIVE) {
      return true;
    }
    for (int length = 2; length <= LONGEST; length++) {
      int at = LONGEST - length;
      if ((bytes[at] & 0xFF) == CALL_INDIRECT && length(bytes, at + 1) == length) {
        return true;
      }
    }
    return false;
  }

  /** Bytes of an indirect near call whose second byte stands here; 0 if it is another one. */
  private static int length(byte[] bytes, int at) {
    int second = bytes[at] & 0xFF;
    if ((second >> 3 & 7) != 2) {
      return 0;
    }
    int mode = second >> 6;
    int operand = second & 7;
    boolean scaled = mode != 3 && operand == 4;
    int base = scaled && at + 1 < bytes.length ? bytes[at + 1] & 7 : operand;
    int displacement = mode == 1 ? 1 : mode == 2 || (mode == 0 && base == 5) ? 4 : 0;
    return 2 + (scaled ? 1 : 0) + displacement;
  }
}
