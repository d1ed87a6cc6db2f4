package org.hansho.memory.instruction;

import java.util.List;
import org.hansho.memory.instruction.Operation.Effect;

/**
 * One decoded instruction, filled by {@link Decoder#decode} again and again.
 *
 * <p>Operands are counted from 0, the destination first, as Intel writes them. What an operand's
 * methods answer is undefined where its {@link #kind} is another. Places in code are offsets in the
 * decoded array, so the reader adds the address of the region. It refers to that array and is valid
 * while the array is unchanged. Nothing here allocates.
 */
public final class Instruction {
  /** The map of opcodes behind VEX, EVEX and XOP prefixes. */
  static final int EXTENDED_MAP = 8;

  private static final Form NO_FORM = new Form("", List.of());

  byte[] code = {};
  int offset;
  int length;
  boolean wide;
  Form form = NO_FORM;
  boolean operandPrefix;
  boolean addressPrefix;
  boolean lock;
  int repeat;
  int rex;
  int rexHigh;
  int map;
  int opcode;
  int modRm;
  int base;
  int index;
  int scale;
  long displacement;
  int tailAt;
  Segment segment = Segment.DEFAULT;

  void begin(byte[] code, int offset, boolean wide) {
    this.code = code;
    this.offset = offset;
    this.wide = wide;
    operandPrefix = false;
    addressPrefix = false;
    lock = false;
    repeat = 0;
    rex = 0;
    rexHigh = 0;
    map = 0;
    modRm = 0xc0;
    base = Registers.NONE;
    index = Registers.NONE;
    scale = 1;
    displacement = 0;
    segment = Segment.DEFAULT;
  }

  /** Where it begins. */
  public int offset() {
    return offset;
  }

  /** Its bytes, 1 to 15. */
  public int length() {
    return length;
  }

  /** Where the next instruction begins. */
  public int end() {
    return offset + length;
  }

  /** What it does. */
  public Operation operation() {
    return form.operation;
  }

  /** Its name; names of instructions that the tables do not distinguish are joined by commas. */
  public String mnemonic() {
    return form.mnemonic;
  }

  /** The last byte of its opcode. */
  public int opcode() {
    return opcode;
  }

  /** Whether a REP or REPNE prefix stands before it. */
  public boolean isRepeated() {
    return repeat != 0;
  }

  /** The size of its operands unless they have one of their own: 2, 4 or 8 bytes. */
  public int operandSize() {
    if (wide && ((rex & 8) != 0 || form.always64)) {
      return 8;
    }
    return operandPrefix ? 2 : wide && form.default64 ? 8 : 4;
  }

  /** The size of its addresses: 2, 4 or 8 bytes. */
  public int addressSize() {
    return wide ? addressPrefix ? 4 : 8 : addressPrefix ? 2 : 4;
  }

  /** How many operands it has that are known here. */
  public int operands() {
    return form.operands.length;
  }

  /** What an operand is. */
  public OperandKind kind(int operand) {
    if (operand >= form.operands.length) {
      return OperandKind.NONE;
    }
    return switch (form.operands[operand].place) {
      case RM -> modRm >= 0xc0 ? OperandKind.REGISTER : OperandKind.MEMORY;
      case REG, OPCODE, ACCUMULATOR, COUNTER, DATA -> OperandKind.REGISTER;
      case IMMEDIATE, ONE -> OperandKind.IMMEDIATE;
      case TARGET -> OperandKind.TARGET;
      case ADDRESS, SOURCE, DESTINATION -> OperandKind.MEMORY;
      case FAR, OTHER, NOTE -> OperandKind.OTHER;
    };
  }

  public boolean isRegister(int operand) {
    return kind(operand) == OperandKind.REGISTER;
  }

  public boolean isMemory(int operand) {
    return kind(operand) == OperandKind.MEMORY;
  }

  public boolean isImmediate(int operand) {
    return kind(operand) == OperandKind.IMMEDIATE;
  }

  /** Bytes of an operand, 0 where they are not known. */
  public int size(int operand) {
    return switch (form.operands[operand].width) {
      case BYTE -> 1;
      case WORD -> 2;
      case DOUBLE -> 4;
      case OPERAND -> operandSize();
      case HALF_OPERAND -> Math.min(4, operandSize());
      case UNKNOWN -> 0;
    };
  }

  /** The number of a register operand; see {@link Registers}. */
  public int register(int operand) {
    OperandCode operandCode = form.operands[operand];
    int number =
        switch (operandCode.place) {
          case RM -> (modRm & 7) | extension(0);
          case REG -> ((modRm >> 3) & 7) | extension(2);
          case OPCODE -> (opcode & 7) | extension(0);
          case COUNTER -> Registers.RCX;
          case DATA -> Registers.RDX;
          default -> Registers.RAX;
        };
    return isHighByte(operandCode, number) ? number - 4 : number;
  }

  private boolean isHighByte(OperandCode operandCode, int number) {
    return operandCode.width == OperandCode.Width.BYTE && rex == 0 && number >= 4 && number < 8;
  }

  /** The bits that REX and REX2 add to a register: {@code bit} 0 is B, 1 is X, 2 is R. */
  int extension(int bit) {
    return (((rex >> bit) & 1) << 3) | (((rexHigh >> bit) & 1) << 4);
  }

  /** The register that the memory operand's address begins with; see {@link Registers}. */
  public int base(int operand) {
    return switch (form.operands[operand].place) {
      case SOURCE -> Registers.RSI;
      case DESTINATION -> Registers.RDI;
      default -> base;
    };
  }

  /** The register that is scaled and added. */
  public int index() {
    return index;
  }

  /** By how much the index is multiplied: 1, 2, 4 or 8. */
  public int scale() {
    return scale;
  }

  /** The constant in the address of a memory operand. */
  public long displacement(int operand) {
    if (form.operands[operand].place == OperandCode.Place.ADDRESS) {
      int bytes = addressSize();
      long value = OperandBytes.signed(code, tailAt, bytes);
      return bytes == 8 ? value : value & 0xffffffffL;
    }
    return displacement;
  }

  /** The segment that a prefix names. */
  public Segment segment() {
    return segment;
  }

  /** A constant operand, its highest bit being its sign. */
  public long immediate(int operand) {
    OperandCode operandCode = form.operands[operand];
    if (operandCode == OperandCode.ONE) {
      return 1;
    }
    boolean second = form.tail == Form.WORD_AND_BYTE && operandCode == OperandCode.IB;
    return OperandBytes.signed(code, second ? tailAt + 2 : tailAt, size(operand));
  }

  /** Where a relative jump or call leads, as an offset that may lie outside of the array. */
  public long target() {
    return (long) end() + OperandBytes.signed(code, tailAt, end() - tailAt);
  }

  /** Whether it jumps or calls to a place that it names relative to itself. */
  public boolean hasTarget() {
    return form.operands.length > 0 && kind(0) == OperandKind.TARGET;
  }

  /** The general registers it writes as far as known, a bit each. */
  public int writtenRegisters() {
    Operation operation = form.operation;
    if (operation == Operation.IMUL && form.operands.length == 1) {
      return (1 << Registers.RAX) | (1 << Registers.RDX);
    }
    int mask = operation.implied();
    if (operation.writesFirst() && kind(0) == OperandKind.REGISTER) {
      mask |= 1 << register(0);
    }
    if (operation.effect() == Effect.EXCHANGE && kind(1) == OperandKind.REGISTER) {
      mask |= 1 << register(1);
    }
    return repeat != 0 && mask != 0 ? mask | (1 << Registers.RCX) : mask;
  }
}
