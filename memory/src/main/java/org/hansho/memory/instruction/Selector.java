package org.hansho.memory.instruction;

import java.util.List;

/** What may decide, besides the opcode, which instruction it is. */
enum Selector {
  PREFIX(2, "", "np,66,f3,f2"),
  W(1, "", "w0,w1"),
  LENGTH(2, "", "l0,l1,l2,l3"),
  MOD(1, "", "mem,reg"),
  REG(3, "/", "0,1,2,3,4,5,6,7"),
  RM(3, "rm", "0,1,2,3,4,5,6,7");

  static final Selector[] ALL = values();

  final int bits;
  private final String mark;
  private final String names;

  Selector(int bits, String mark, String names) {
    this.bits = bits;
    this.mark = mark;
    this.names = names;
  }

  /** The values that a condition allows, a bit each; 0 if it is no condition of this selector. */
  int values(String condition) {
    if (!condition.startsWith(mark)) {
      return 0;
    }
    List<String> known = List.of(names.split(","));
    int values = 0;
    for (String value : condition.substring(mark.length()).split(",")) {
      int index = known.indexOf(value);
      if (index < 0) {
        return 0;
      }
      values |= 1 << index;
    }
    return values;
  }
}
