package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Mode;

/** Family 8: 64 bytes or more, each an instruction that does no harm, and code behind them. */
final class Sled implements Idiom {
  private static final int SHORTEST = 64;

  /** 90–97, 98, 99, F5, F8, F9, FC, FD; and in 32-bit code 27, 2F, 37, 3F, 40–4F, D6. */
  private static final BitSet HARMLESS_64 =
      Idiom.bytes(0x90, 0x99, 0xf5, 0xf5, 0xf8, 0xf9, 0xfc, 0xfd);

  private static final BitSet HARMLESS_32 =
      Idiom.bytes(
          0x27, 0x27, 0x2f, 0x2f, 0x37, 0x37, 0x3f, 0x4f, 0x90, 0x99, 0xd6, 0xd6, 0xf5, 0xf5, 0xf8,
          0xf9, 0xfc, 0xfd);

  private int end;

  /** Forgets the region before. */
  void begin() {
    end = 0;
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return mode == Mode.BITS_64 ? HARMLESS_64 : HARMLESS_32;
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    if (offset < end) {
      return;
    }
    BitSet harmless = beginnings(code.mode());
    int at = offset;
    while (code.contains(at) && harmless.get(code.at(at))) {
      at++;
    }
    end = at;
    if (at - offset >= SHORTEST && code.isPlausible(at)) {
      marks.add(ShellcodeFamily.SLED, at - SHORTEST, at - offset + " bytes");
    }
  }
}
