package org.hansho.memory.instruction;

/**
 * Reads ModRM, SIB, displacement and what follows them. Source: Intel SDM, volume 2A, section 2.1,
 * tables 2-1 to 2-3.
 */
final class OperandBytes {
  /** Base and index of a 16-bit address by the r/m bits: BX+SI, BX+DI, BP+SI … */
  private static final int[] BASES_16 = {
    Registers.RBX, Registers.RBX, Registers.RBP, Registers.RBP,
    Registers.RSI, Registers.RDI, Registers.RBP, Registers.RBX
  };

  private static final int[] INDEXES_16 = {
    Registers.RSI, Registers.RDI, Registers.RSI, Registers.RDI,
    Registers.NONE, Registers.NONE, Registers.NONE, Registers.NONE
  };

  private OperandBytes() {}

  /** Reads the ModRM byte and what it asks for. */
  static void modRm(Decoder decoder, Instruction into, Form form) {
    int modRm = decoder.next() | (form.onlyRegisters ? 0xc0 : 0);
    into.modRm = modRm;
    if (modRm >= 0xc0) {
      return;
    }
    if (into.addressSize() == 2) {
      memory16(decoder, into);
    } else {
      memory(decoder, into);
    }
    if (form.vectorIndex && (modRm & 7) != 4) {
      decoder.skip(Decoder.LONGEST + 1);
    }
  }

  private static void memory(Decoder decoder, Instruction into) {
    int mod = into.modRm >> 6;
    int base = into.modRm & 7;
    if (base == 4) {
      base = sib(decoder, into);
    } else if (mod == 0 && base == 5) {
      into.base = into.wide ? Registers.INSTRUCTION_POINTER : Registers.NONE;
      into.displacement = signed(into.code, decoder.skip(4), 4, decoder);
      return;
    }
    if (mod == 0 && base == 5) {
      into.base = Registers.NONE;
      into.displacement = signed(into.code, decoder.skip(4), 4, decoder);
      return;
    }
    into.base = base | into.extension(0);
    int bytes = mod == 0 ? 0 : mod == 1 ? 1 : 4;
    into.displacement = signed(into.code, decoder.skip(bytes), bytes, decoder);
  }

  private static int sib(Decoder decoder, Instruction into) {
    int sib = decoder.next();
    int index = ((sib >> 3) & 7) | into.extension(1);
    into.index = index == 4 ? Registers.NONE : index;
    into.scale = 1 << (sib >> 6);
    return sib & 7;
  }

  private static void memory16(Decoder decoder, Instruction into) {
    int mod = into.modRm >> 6;
    int rm = into.modRm & 7;
    boolean direct = mod == 0 && rm == 6;
    into.base = direct ? Registers.NONE : BASES_16[rm];
    into.index = direct ? Registers.NONE : INDEXES_16[rm];
    int bytes = direct || mod == 2 ? 2 : mod;
    into.displacement = signed(into.code, decoder.skip(bytes), bytes, decoder);
  }

  private static long signed(byte[] code, int at, int bytes, Decoder decoder) {
    return decoder.isBeyond() ? 0 : signed(code, at, bytes);
  }

  /** A little-endian number of 0 to 8 bytes, the highest bit being its sign. */
  static long signed(byte[] code, int at, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (code[at + i] & 0xffL) << (8 * i);
    }
    int unused = Long.SIZE - 8 * bytes;
    return bytes == 0 ? 0 : (value << unused) >> unused;
  }

  /** How many bytes follow ModRM and displacement. */
  static int tail(Form form, Instruction into) {
    return switch (form.tail) {
      case Form.BYTE -> 1;
      case Form.WORD -> 2;
      case Form.WORD_AND_BYTE -> 3;
      case Form.DOUBLE -> 4;
      case Form.HALF_OPERAND -> into.operandSize() == 2 ? 2 : 4;
      case Form.OPERAND -> into.operandSize();
      case Form.ADDRESS -> into.addressSize();
      case Form.FAR -> into.operandSize() == 2 ? 4 : 6;
      case Form.RELATIVE -> into.operandSize() == 2 && !into.wide ? 2 : 4;
      default -> 0;
    };
  }
}
