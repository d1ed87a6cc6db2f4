package org.hansho.memory.instruction;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of an opcode table: {@code opcode conditions name operands}, separated by blanks.
 *
 * <ul>
 *   <li>The opcode is a byte or a range of bytes, in hexadecimal.
 *   <li>Conditions, all of which must hold: {@code i32} or {@code i64}, the code's mode; {@code
 *       np}, {@code 66}, {@code f3}, {@code f2}, the mandatory prefix (none, or that one); {@code
 *       w0}, {@code w1}, the W bit; {@code l0}, {@code l1}, {@code l2}, the vector length; {@code
 *       mem}, {@code reg}, what ModRM names; {@code /4}, its reg bits; {@code rm0}, its r/m bits.
 *       Values of one kind are joined by commas and mean any of them; a kind that is absent means
 *       all.
 *   <li>Names of instructions that share the line are joined by commas.
 *   <li>Operands are those of {@link OperandCode}.
 * </ul>
 *
 * @param first the first opcode
 * @param last the last opcode
 * @param allowed for each {@link Selector} the values that are allowed, a bit each; 0 means all
 */
record OpcodeLine(int first, int last, int[] allowed, Form form) {
  /** Reads the lines of a table that hold for code of a mode. */
  static List<OpcodeLine> parse(String table, Mode mode) {
    List<OpcodeLine> lines = new ArrayList<>();
    for (String text : table.split("\n")) {
      List<String> tokens = List.of(text.strip().split(" +"));
      if (!tokens.contains(mode == Mode.BITS_64 ? "i32" : "i64")) {
        lines.add(of(tokens));
      }
    }
    return lines;
  }

  private static OpcodeLine of(List<String> tokens) {
    String[] range = tokens.get(0).split("-");
    int first = Integer.parseInt(range[0], 16);
    int last = Integer.parseInt(range[range.length - 1], 16);
    int[] allowed = new int[Selector.ALL.length];
    int at = 1;
    while (condition(tokens.get(at), allowed)) {
      at++;
    }
    List<OperandCode> operands =
        tokens.subList(at + 1, tokens.size()).stream().map(OperandCode::of).toList();
    return new OpcodeLine(first, last, allowed, new Form(tokens.get(at), operands));
  }

  private static boolean condition(String token, int[] allowed) {
    if (token.equals("i32") || token.equals("i64")) {
      return true;
    }
    for (Selector selector : Selector.ALL) {
      int values = selector.values(token);
      if (values != 0) {
        allowed[selector.ordinal()] = values;
        return true;
      }
    }
    return false;
  }
}
