package org.hansho.benchmark.decoder;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hansho.memory.instruction.Decoder;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;

/**
 * Compares, at each place where {@code objdump} begins an instruction, its length with ours.
 *
 * <p>{@code objdump} prints prefixes that a processor ignores as lines of their own; they are
 * joined with the line that follows. FWAIT before an x87 instruction is one line there and two
 * instructions for a processor; the second is compared.
 */
final class LengthTally {
  private static final Pattern PREFIXES =
      Pattern.compile(
          "(?:(?:rex2?(?:\\.[WRXB0-9]+)?|data16|data32|addr16|addr32|repn?z|repz|lock|[cdefgs]s"
              + "|xacquire|xrelease|bnd|notrack|\\{rex2[^}]*\\})(?: |$))+");
  private static final int EXAMPLES = 3;

  private final byte[] code;
  private final Decoder decoder;
  private final Instruction instruction = new Instruction();
  private final Totals totals;
  private int begin = -1;
  private int lineBegin;
  private String text = "";

  /** Counts over many pieces of code. */
  static final class Totals {
    long compared;
    long equal;
    long sameLength;
    long bytes;
    final Map<String, Difference> differences = new TreeMap<>();

    void add(String kind, String example) {
      differences.computeIfAbsent(kind, unused -> new Difference()).add(example);
    }

    void print() {
      System.out.printf(
          Locale.ROOT,
          "%,d bytes, %,d instructions compared, %.5f %% have the same length and verdict,"
              + " %.5f %% the same length; %,d differ%n",
          bytes,
          compared,
          100.0 * equal / Math.max(1, compared),
          100.0 * (equal + sameLength) / Math.max(1, compared),
          compared - equal);
      differences.entrySet().stream()
          .sorted((a, b) -> Long.compare(b.getValue().count, a.getValue().count))
          .limit(60)
          .forEach(
              entry ->
                  System.out.printf(
                      Locale.ROOT,
                      "%9d  %s  e.g. %s%n",
                      entry.getValue().count,
                      entry.getKey(),
                      entry.getValue().examples));
    }
  }

  private static final class Difference {
    long count;
    final StringBuilder examples = new StringBuilder();

    void add(String example) {
      if (count++ < EXAMPLES) {
        examples.append(count == 1 ? "" : "; ").append(example);
      }
    }
  }

  LengthTally(byte[] code, Mode mode, Totals totals) {
    this.code = code;
    this.decoder = new Decoder(mode);
    this.totals = totals;
    totals.bytes += code.length;
  }

  /** Takes the next line; the one before it then is known to end. */
  void line(int offset, String line) {
    if (begin >= 0) {
      if (PREFIXES.matcher(text).matches() && offset - begin < Decoder.LONGEST) {
        lineBegin = offset;
        text = line;
        return;
      }
      compare(begin, offset);
    }
    begin = offset;
    lineBegin = offset;
    text = line;
  }

  private void compare(int from, int to) {
    if (to > code.length - Decoder.LONGEST) {
      return;
    }
    int at = from;
    if ((code[lineBegin] & 0xff) == 0x9b && to - lineBegin > 1) {
      at = lineBegin + 1;
    }
    boolean refused = text.contains("(bad)");
    boolean ours = decoder.decode(code, at, code.length, instruction);
    totals.compared++;
    if (ours ? !refused && instruction.end() == to : refused) {
      totals.equal++;
      return;
    }
    if (ours && instruction.end() == to) {
      totals.sameLength++;
    }
    String kind = !ours ? "refused here" : refused ? "refused by objdump" : "other length";
    String name = refused ? instruction.mnemonic() : text.split("[ ,]")[0];
    totals.add(
        kind + ": " + name,
        HexFormat.ofDelimiter(" ").formatHex(code, at, Math.min(code.length, Math.max(to, at + 8)))
            + " = "
            + text.replaceAll("\\s+", " "));
  }
}
