package org.hansho.memory.instruction;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where an operand stands and how wide it is, in the letters of Intel SDM, volume 2D, section A.2;
 * letters of our own (lower case) mark what is no operand.
 */
enum OperandCode {
  EB("Eb", Place.RM, Width.BYTE),
  EW("Ew", Place.RM, Width.WORD),
  ED("Ed", Place.RM, Width.DOUBLE),
  EV("Ev", Place.RM, Width.OPERAND),
  M("M", Place.RM, Width.UNKNOWN),
  GB("Gb", Place.REG, Width.BYTE),
  GW("Gw", Place.REG, Width.WORD),
  GV("Gv", Place.REG, Width.OPERAND),
  GY("Gy", Place.REG, Width.OPERAND),
  GZ("Gz", Place.REG, Width.OPERAND),
  /** The register whose number is the low three bits of the opcode. */
  ZB("Zb", Place.OPCODE, Width.BYTE),
  ZV("Zv", Place.OPCODE, Width.OPERAND),
  AL("AL", Place.ACCUMULATOR, Width.BYTE),
  RAX("rAX", Place.ACCUMULATOR, Width.OPERAND),
  CL("CL", Place.COUNTER, Width.BYTE),
  DX("DX", Place.DATA, Width.WORD),
  IB("Ib", Place.IMMEDIATE, Width.BYTE),
  IW("Iw", Place.IMMEDIATE, Width.WORD),
  ID("Id", Place.IMMEDIATE, Width.DOUBLE),
  /** Two or four bytes. */
  IZ("Iz", Place.IMMEDIATE, Width.HALF_OPERAND),
  /** Two, four or eight bytes. */
  IV("Iv", Place.IMMEDIATE, Width.OPERAND),
  ONE("1", Place.ONE, Width.BYTE),
  JB("Jb", Place.TARGET, Width.BYTE),
  JZ("Jz", Place.TARGET, Width.HALF_OPERAND),
  /** Memory whose address stands in the instruction. */
  OB("Ob", Place.ADDRESS, Width.BYTE),
  OV("Ov", Place.ADDRESS, Width.OPERAND),
  AP("Ap", Place.FAR, Width.UNKNOWN),
  XB("Xb", Place.SOURCE, Width.BYTE),
  XV("Xv", Place.SOURCE, Width.OPERAND),
  XZ("Xz", Place.SOURCE, Width.HALF_OPERAND),
  YB("Yb", Place.DESTINATION, Width.BYTE),
  YV("Yv", Place.DESTINATION, Width.OPERAND),
  YZ("Yz", Place.DESTINATION, Width.HALF_OPERAND),
  S("S", Place.OTHER, Width.WORD),
  /** There is a ModRM byte whose operands are not listed. */
  MODRM("m", Place.NOTE, Width.UNKNOWN),
  /** There is a ModRM byte, and it names registers whatever its mod bits say. */
  REGISTERS("R", Place.NOTE, Width.UNKNOWN),
  /** The vvvv bits of VEX, EVEX or XOP may name a register; without it they must be all ones. */
  VVVV("h", Place.NOTE, Width.UNKNOWN),
  /** The memory operand has a vector as its index, which only a SIB byte can say. */
  VECTOR_INDEX("sib", Place.NOTE, Width.UNKNOWN),
  /** The operand is 64 bits wide in 64-bit code unless 66 makes it 16. */
  DEFAULT_64("d64", Place.NOTE, Width.UNKNOWN),
  /** The operand is 64 bits wide in 64-bit code whatever prefixes say. */
  ALWAYS_64("f64", Place.NOTE, Width.UNKNOWN);

  /** Where an operand is found. */
  enum Place {
    RM,
    REG,
    OPCODE,
    ACCUMULATOR,
    COUNTER,
    DATA,
    IMMEDIATE,
    ONE,
    TARGET,
    ADDRESS,
    FAR,
    SOURCE,
    DESTINATION,
    OTHER,
    NOTE
  }

  /** How wide an operand is. */
  enum Width {
    BYTE,
    WORD,
    DOUBLE,
    /** The operand size of the instruction. */
    OPERAND,
    /** The operand size, but no more than four bytes. */
    HALF_OPERAND,
    UNKNOWN
  }

  private static final Map<String, OperandCode> BY_TOKEN =
      Arrays.stream(values()).collect(Collectors.toMap(code -> code.token, Function.identity()));

  private final String token;
  final Place place;
  final Width width;

  OperandCode(String token, Place place, Width width) {
    this.token = token;
    this.place = place;
    this.width = width;
  }

  /** The code written as {@code token} in a table. */
  static OperandCode of(String token) {
    OperandCode code = BY_TOKEN.get(token);
    if (code == null) {
      throw new IllegalArgumentException("no operand is written " + token);
    }
    return code;
  }

  boolean needsModRm() {
    return switch (place) {
      case RM, REG -> true;
      default -> this == MODRM || this == REGISTERS || this == VECTOR_INDEX;
    };
  }
}
