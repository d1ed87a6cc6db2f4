package org.hansho.memory.instruction;

import org.jspecify.annotations.Nullable;

/**
 * Finds where an instruction ends and what it is.
 *
 * <p>Covers the legacy instructions, x87, MMX, 3DNow!, SSE, and what stands behind VEX, EVEX, XOP
 * and REX2 prefixes. Where processors differ it reads as Intel's do (Intel SDM, volume 2, chapter
 * 2). It does not ask whether operands are allowed together (a LOCK prefix on a load, masking where
 * EVEX forbids it); docs/design/010-measurements.md lists how it differs from objdump.
 *
 * <p>Bytes may be anything: a decoder never throws on them and never reads at or beyond the limit.
 * It allocates nothing and belongs to one thread; any number may be made, since tables are shared.
 * Linear cost, at most 15 bytes an instruction.
 */
public final class Decoder {
  /** The longest instruction, in bytes. */
  public static final int LONGEST = 15;

  private static final int OPERAND_SIZE = 1;
  private static final int ADDRESS_SIZE = 2;
  private static final int REPEAT = 3;
  private static final int SEGMENT = 4;
  private static final int LOCK = 5;
  private static final int REX = 6;
  private static final byte[] PREFIXES_32 = prefixes(false);
  private static final byte[] PREFIXES_64 = prefixes(true);

  private final boolean wide;
  private final byte[] prefixes;
  private final OpcodeMaps maps;
  private final ExtendedPrefixes extended;

  private byte[] code = {};
  private int position;
  private int limit;
  private boolean beyond;

  /** Makes a decoder for code of a mode. */
  public Decoder(Mode mode) {
    this.wide = mode == Mode.BITS_64;
    this.prefixes = wide ? PREFIXES_64 : PREFIXES_32;
    this.maps = OpcodeMaps.of(mode);
    this.extended = new ExtendedPrefixes(this, maps, wide);
  }

  /** The mode of the code it reads. */
  public Mode mode() {
    return wide ? Mode.BITS_64 : Mode.BITS_32;
  }

  /**
   * Decodes the instruction that begins at {@code at}.
   *
   * @param limit where the bytes end; an instruction that goes on behind it is none
   * @param into receives the instruction; its content is undefined when the answer is false
   * @return whether there is one
   */
  public boolean decode(byte[] code, int at, int limit, Instruction into) {
    this.code = code;
    this.position = at;
    this.limit = Math.min(limit, at + LONGEST);
    this.beyond = false;
    into.begin(code, at, wide);
    Form form = form(into);
    if (form == null || beyond) {
      return false;
    }
    into.form = form;
    if (form.modRm) {
      OperandBytes.modRm(this, into, form);
    }
    into.tailAt = position;
    position += OperandBytes.tail(form, into);
    into.length = position - at;
    return !beyond && position <= this.limit && isComplete(form);
  }

  private @Nullable Form form(Instruction into) {
    int opcode = next();
    while (prefixes[opcode] != 0 && !beyond) {
      prefix(opcode, into);
      opcode = next();
    }
    into.opcode = opcode;
    return switch (opcode) {
      case 0x0f -> twoByte(into);
      case 0xc4, 0xc5, 0x62, 0x8f, 0xd5 ->
          extended.begins(opcode) ? extended.form(opcode, into) : find(maps.one, opcode, into);
      default -> find(maps.one, opcode, into);
    };
  }

  private void prefix(int value, Instruction into) {
    int kind = prefixes[value];
    into.rex = kind == REX ? value : 0;
    switch (kind) {
      case OPERAND_SIZE -> into.operandPrefix = true;
      case ADDRESS_SIZE -> into.addressPrefix = true;
      case REPEAT -> into.repeat = value;
      case LOCK -> into.lock = true;
      case SEGMENT -> segment(value, into);
      default -> {}
    }
  }

  private void segment(int value, Instruction into) {
    Segment segment =
        switch (value) {
          case 0x26 -> Segment.ES;
          case 0x2e -> Segment.CS;
          case 0x36 -> Segment.SS;
          case 0x3e -> Segment.DS;
          case 0x64 -> Segment.FS;
          default -> Segment.GS;
        };
    if (!wide || value >= 0x64) {
      into.segment = segment;
    }
  }

  private @Nullable Form twoByte(Instruction into) {
    int opcode = next();
    into.map = 1;
    if (opcode == 0x0f) {
      return maps.form3dNow;
    }
    OpcodeMap map = maps.two;
    if (opcode == 0x38) {
      map = maps.three38;
      into.map = 2;
      opcode = next();
    } else if (opcode == 0x3a) {
      map = maps.three3a;
      into.map = 3;
      opcode = next();
    }
    into.opcode = opcode;
    return find(map, opcode, into);
  }

  /** The form of a legacy opcode, whose mandatory prefix is one of those that were read. */
  @Nullable Form find(OpcodeMap map, int opcode, Instruction into) {
    int prefix =
        switch (into.repeat) {
          case 0xf3 -> 2;
          case 0xf2 -> 3;
          default -> into.operandPrefix ? 1 : 0;
        };
    return map.find(opcode, prefix, (into.rex >> 3) & 1, 0, peek());
  }

  private boolean isComplete(Form form) {
    return form != maps.form3dNow || maps.suffixes3dNow.get(code[position - 1] & 0xff);
  }

  /** The next byte, 0 behind the limit. */
  int next() {
    if (position >= limit) {
      beyond = true;
      return 0;
    }
    return code[position++] & 0xff;
  }

  /** The byte that {@link #next} would give. */
  int peek() {
    return position < limit ? code[position] & 0xff : 0;
  }

  /** The byte after that one. */
  int peekSecond() {
    return position + 1 < limit ? code[position + 1] & 0xff : 0;
  }

  /** Steps over bytes and returns where they begin, whether or not they are all there. */
  int skip(int bytes) {
    int at = position;
    position += bytes;
    if (position > limit) {
      beyond = true;
      return Math.min(at, limit);
    }
    return at;
  }

  /** Whether an instruction was cut off by the limit. */
  boolean isBeyond() {
    return beyond;
  }

  private static byte[] prefixes(boolean wide) {
    byte[] kinds = new byte[256];
    kinds[0x66] = OPERAND_SIZE;
    kinds[0x67] = ADDRESS_SIZE;
    kinds[0xf2] = REPEAT;
    kinds[0xf3] = REPEAT;
    kinds[0xf0] = LOCK;
    for (int segment : new int[] {0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65}) {
      kinds[segment] = SEGMENT;
    }
    for (int rex = 0x40; wide && rex <= 0x4f; rex++) {
      kinds[rex] = REX;
    }
    return kinds;
  }
}
