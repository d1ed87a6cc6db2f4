package org.hansho.memory.instruction;

import java.util.List;
import org.hansho.memory.instruction.OperandCode.Place;
import org.hansho.memory.instruction.OperandCode.Width;

/** How the instructions of one line of a table are laid out. Immutable. */
final class Form {
  /** No bytes behind ModRM and displacement. */
  static final int NOTHING = 0;

  static final int BYTE = 1;
  static final int WORD = 2;
  static final int WORD_AND_BYTE = 3;
  static final int DOUBLE = 4;
  static final int HALF_OPERAND = 5;
  static final int OPERAND = 6;
  static final int ADDRESS = 7;
  static final int FAR = 8;
  static final int RELATIVE = 9;

  final String mnemonic;
  final Operation operation;
  final OperandCode[] operands;
  final boolean modRm;
  final boolean onlyRegisters;
  final boolean usesVvvv;
  final boolean vectorIndex;
  final boolean default64;
  final boolean always64;

  /** Which bytes follow ModRM and displacement: one of the constants above. */
  final int tail;

  Form(String mnemonic, List<OperandCode> codes) {
    this.mnemonic = mnemonic;
    this.operands =
        codes.stream().filter(code -> code.place != Place.NOTE).toArray(OperandCode[]::new);
    Operation named = Operation.of(mnemonic);
    boolean targetKnown = operands.length > 0 || !named.writesFirst();
    this.operation = targetKnown ? named : Operation.OTHER;
    this.modRm = codes.stream().anyMatch(OperandCode::needsModRm);
    this.onlyRegisters = codes.contains(OperandCode.REGISTERS);
    this.usesVvvv = codes.contains(OperandCode.VVVV);
    this.vectorIndex = codes.contains(OperandCode.VECTOR_INDEX);
    this.default64 = codes.contains(OperandCode.DEFAULT_64);
    this.always64 = codes.contains(OperandCode.ALWAYS_64);
    this.tail = tail(codes);
  }

  private static int tail(List<OperandCode> codes) {
    int tail = NOTHING;
    for (OperandCode code : codes) {
      int one = tail(code);
      tail = tail == WORD && one == BYTE ? WORD_AND_BYTE : Math.max(tail, one);
    }
    return tail;
  }

  private static int tail(OperandCode code) {
    return switch (code.place) {
      case IMMEDIATE -> immediate(code.width);
      case TARGET -> code.width == Width.BYTE ? BYTE : RELATIVE;
      case ADDRESS -> ADDRESS;
      case FAR -> FAR;
      default -> NOTHING;
    };
  }

  private static int immediate(Width width) {
    return switch (width) {
      case BYTE -> BYTE;
      case WORD -> WORD;
      case DOUBLE -> DOUBLE;
      case HALF_OPERAND -> HALF_OPERAND;
      case OPERAND -> OPERAND;
      case UNKNOWN -> NOTHING;
    };
  }
}
