package org.hansho.memory.instruction;

import org.jspecify.annotations.Nullable;

/**
 * Reads VEX, EVEX, XOP and REX2 prefixes. Source: Intel SDM, volume 2A, sections 2.3 and 2.7; Intel
 * APX specification for REX2 and the bits that EVEX gained; AMD APM, volume 3, section 1.2 for XOP.
 */
final class ExtendedPrefixes {
  private static final int REX2_MAP_1 = 0x80;

  private final Decoder decoder;
  private final OpcodeMaps maps;
  private final boolean wide;

  ExtendedPrefixes(Decoder decoder, OpcodeMaps maps, boolean wide) {
    this.decoder = decoder;
    this.maps = maps;
    this.wide = wide;
  }

  /** Whether the opcode just read begins such a prefix, and not the old instruction. */
  boolean begins(int opcode) {
    int following = decoder.peek();
    return switch (opcode) {
      case 0x8f -> (following & 0x1f) >= 8 && (following & 0x1f) <= 10;
      case 0xd5 -> wide;
      default -> wide || following >= 0xc0;
    };
  }

  /** Reads the rest of the prefix and the opcode; null if there is no such instruction. */
  @Nullable Form form(int opcode, Instruction into) {
    if (opcode == 0xd5) {
      return into.rex == 0 ? rex2(into) : null;
    }
    boolean legacyPrefix = into.operandPrefix || into.repeat != 0 || into.lock || into.rex != 0;
    if (legacyPrefix) {
      return null;
    }
    return switch (opcode) {
      case 0xc5 -> shortVex(into);
      case 0x62 -> evex(into);
      default -> longVex(opcode == 0x8f, into);
    };
  }

  private @Nullable Form shortVex(Instruction into) {
    int bits = decoder.next();
    into.rex = (~bits >> 5) & 4;
    return find(maps.vex[1], bits, 0, into);
  }

  private @Nullable Form longVex(boolean xop, Instruction into) {
    int first = decoder.next();
    int bits = decoder.next();
    int map = first & 0x1f;
    into.rex = ((~first >> 5) & 7) | ((bits >> 4) & 8);
    if (xop) {
      return find(maps.xop[map - 8], bits, bits >> 7, into);
    }
    return map < maps.vex.length ? find(maps.vex[map], bits, bits >> 7, into) : null;
  }

  /** Finds the form behind a byte {@code W vvvv L pp}; vvvv must be ones where it names nothing. */
  private @Nullable Form find(OpcodeMap map, int bits, int w, Instruction into) {
    int opcode = decoder.next();
    into.opcode = opcode;
    into.map = Instruction.EXTENDED_MAP;
    Form form = map.find(opcode, bits & 3, w, (bits >> 2) & 1, decoder.peek());
    boolean namesRegister = (bits & 0x78) != 0x78;
    return (form != null && namesRegister && !form.usesVvvv) ? null : form;
  }

  private @Nullable Form evex(Instruction into) {
    int first = decoder.next();
    int second = decoder.next();
    int third = decoder.next();
    int opcode = decoder.next();
    int map = first & 7;
    int modRm = decoder.peek();
    into.rex = ((~first >> 5) & 7) | ((second >> 4) & 8);
    into.opcode = opcode;
    into.map = Instruction.EXTENDED_MAP;
    into.operandPrefix = map == 4 && (second & 3) == 1;
    boolean rounding = (third & 0x10) != 0 && modRm >= 0xc0;
    int length = rounding && map != 4 ? 2 : (third >> 5) & 3;
    Form form = maps.evex[map].find(opcode, second & 3, second >> 7, length, modRm);
    if (form == null || (length == 3 && map != 4) || !extensionAllowed(first, second, modRm)) {
      return null;
    }
    boolean namesRegister = (second & 0x78) != 0x78 || ((third & 8) == 0 && !form.vectorIndex);
    return namesRegister && !form.usesVvvv ? null : form;
  }

  /** APX gave meaning to a bit that was 0 and to one that was 1; without memory they stay. */
  private boolean extensionAllowed(int first, int second, int modRm) {
    boolean plain = (first & 8) == 0 && (second & 4) != 0;
    return plain || (wide && ((first & 7) == 4 || modRm < 0xc0));
  }

  private @Nullable Form rex2(Instruction into) {
    int payload = decoder.next();
    int opcode = decoder.next();
    into.rex = 0x40 | (payload & 15);
    into.rexHigh = (payload >> 4) & 7;
    into.opcode = opcode;
    int row = opcode >> 4;
    if ((payload & REX2_MAP_1) != 0) {
      into.map = 1;
      return row == 3 || row == 8 ? null : decoder.find(maps.two, opcode, into);
    }
    boolean taken = row == 4 || row == 7 || row == 10 || row == 14;
    return taken || isPrefix(opcode) ? null : decoder.find(maps.one, opcode, into);
  }

  private static boolean isPrefix(int opcode) {
    return switch (opcode) {
      case 0x0f, 0x26, 0x2e, 0x36, 0x3e, 0x62, 0x64, 0x65, 0x66, 0x67 -> true;
      case 0xc4, 0xc5, 0xd5, 0xf0, 0xf2, 0xf3 -> true;
      default -> false;
    };
  }
}
