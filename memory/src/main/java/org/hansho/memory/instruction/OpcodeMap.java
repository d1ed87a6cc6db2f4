package org.hansho.memory.instruction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of the 256 opcodes of a map, found by opcode and the selectors that matter for
 * it. Immutable; a look-up is one index and allocates nothing.
 */
final class OpcodeMap {
  private static final int OPCODES = 256;

  /** For each opcode the selectors that matter, a bit each. */
  private final int[] selectors = new int[OPCODES];

  private final @Nullable Form[][] forms = new @Nullable Form[OPCODES][];

  OpcodeMap(Mode mode, String... tables) {
    for (String table : tables) {
      List<OpcodeLine> lines = OpcodeLine.parse(table, mode);
      for (int opcode = 0; opcode < OPCODES; opcode++) {
        add(opcode, lines);
      }
    }
  }

  private void add(int opcode, List<OpcodeLine> all) {
    List<OpcodeLine> lines =
        all.stream().filter(line -> line.first() <= opcode && opcode <= line.last()).toList();
    if (lines.isEmpty()) {
      return;
    }
    int mask = 0;
    int bits = 0;
    for (Selector selector : Selector.ALL) {
      if (lines.stream().anyMatch(line -> line.allowed()[selector.ordinal()] != 0)) {
        mask |= 1 << selector.ordinal();
        bits += selector.bits;
      }
    }
    selectors[opcode] = mask;
    @Nullable Form[] row = new @Nullable Form[1 << bits];
    for (int index = 0; index < row.length; index++) {
      row[index] = first(lines, mask, index);
    }
    forms[opcode] = row;
  }

  /** The form of the first line that allows the values packed in an index. */
  private static @Nullable Form first(List<OpcodeLine> lines, int mask, int index) {
    for (OpcodeLine line : lines) {
      if (allows(line, mask, index)) {
        return line.form();
      }
    }
    return null;
  }

  private static boolean allows(OpcodeLine line, int mask, int index) {
    int rest = index;
    for (int i = Selector.ALL.length - 1; i >= 0; i--) {
      if ((mask & (1 << i)) != 0) {
        int bits = Selector.ALL[i].bits;
        int allowed = line.allowed()[i];
        if (allowed != 0 && (allowed & (1 << (rest & ((1 << bits) - 1)))) == 0) {
          return false;
        }
        rest >>= bits;
      }
    }
    return true;
  }

  /**
   * The instruction of an opcode, null if there is none.
   *
   * @param prefix the mandatory prefix: 0 none, 1 for 66, 2 for F3, 3 for F2
   * @param w the W bit
   * @param length 0 for 128 bits, 1 for 256, 2 for 512
   * @param modRm the byte behind the opcode, which may belong to it or not
   */
  @Nullable Form find(int opcode, int prefix, int w, int length, int modRm) {
    @Nullable Form[] row = forms[opcode];
    if (row == null) {
      return null;
    }
    int mask = selectors[opcode];
    if (mask == 0) {
      return row[0];
    }
    int index = 0;
    if ((mask & 1) != 0) {
      index = prefix;
    }
    if ((mask & 2) != 0) {
      index = (index << 1) | w;
    }
    if ((mask & 4) != 0) {
      index = (index << 2) | length;
    }
    if ((mask & 8) != 0) {
      index = (index << 1) | (modRm >= 0xc0 ? 1 : 0);
    }
    if ((mask & 16) != 0) {
      index = (index << 3) | ((modRm >> 3) & 7);
    }
    if ((mask & 32) != 0) {
      index = (index << 3) | (modRm & 7);
    }
    return row[index];
  }
}
