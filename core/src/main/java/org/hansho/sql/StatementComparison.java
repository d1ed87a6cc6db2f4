package org.hansho.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement laid beside known templates, to find the {@link StatementGap} between them.
 *
 * <p>What both have in common is the longest run of tokens from the beginning and the longest from
 * the end. A value that breaks out of its quotes turns what follows it into text, or cuts it off by
 * a comment; so the end is also looked for behind each of the last {@link #QUOTES} quotes and
 * inside a comment at the end, where the application's own words go on. Reused; belongs to one
 * thread.
 */
public final class StatementComparison {
  /** Quotes behind which the rest of the template is looked for. */
  static final int QUOTES = 16;

  /** Words at the beginning of a comment that may be none of the template's. */
  private static final int NOTE = 2;

  private final StatementStructure structure = new StatementStructure();
  private final StatementStructure rest = new StatementStructure();
  private final List<Tail> tails = new ArrayList<>();
  private Dialect dialect = Dialect.ANSI;
  private boolean searched;

  /** What stands behind a place, read as the application wrote it; a literal comes first. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Tail(int from, short[] words) {}

  /** Reads the statement. */
  public void read(byte[] statement, int from, int to, Dialect spelling) {
    dialect = spelling;
    structure.read(statement, from, to, spelling);
    tails.clear();
    searched = false;
  }

  /** The tokens as numbers, which is what is kept of a template. */
  public short[] words() {
    return structure.words();
  }

  /** The bytes that a gap's positions refer to: the statement, or the text that it runs. */
  public byte[] bytes() {
    return structure.bytes();
  }

  /** Behind the last of {@link #bytes}. */
  public int length() {
    return structure.length();
  }

  /** The gap to a template; null if the template is too far away or has no literal there. */
  public @Nullable StatementGap gap(short[] template) {
    int most = Math.min(template.length, structure.count());
    int same = 0;
    while (same < most && template[same] == structure.word(same)) {
      same++;
    }
    int slot = lastLiteral(template, same);
    if (slot < 0 || slot >= structure.count() || same == structure.count()) {
      return null;
    }
    int open = structure.isLiteral(slot) ? openingQuote(slot) : -1;
    byte quote = open < 0 ? 0 : structure.bytes()[open];
    int from = open < 0 ? structure.start(slot) : open + 1;
    int end = commonEnd(template, slot);
    Tail tail = end == template.length - slot - 1 ? null : bestTail(template, slot, end, from);
    if (tail == null && isCutOff(slot, quote)) {
      quote = 0;
      from = structure.start(slot);
    }
    int to = tail == null ? endOfGap(end) : tail.from;
    boolean closed = quote != 0 && to > from && structure.bytes()[to - 1] == quote;
    int covered = slot + 1 + (tail == null ? end : tail.words.length - 1);
    int ordinal = literals(template, slot);
    StatementGap gap =
        new StatementGap(
            covered,
            template.length,
            agreed(slot, same),
            ordinal,
            from,
            closed ? to - 1 : to,
            quote);
    return gap.isNear() ? gap : null;
  }

  /** Whether a literal is a text that a value opened and nobody closed. */
  private boolean isCutOff(int literal, byte quote) {
    return structure.word(literal) == StatementStructure.UNCLOSED
        && structure.bytes()[structure.end(literal) - 1] != quote;
  }

  /** Words behind a literal up to where both part; parentheses that it closed do not count. */
  private int agreed(int literal, int same) {
    int agreed = 0;
    for (int token = literal + 1; token < same; token++) {
      agreed += structure.isClosing(token) ? 0 : 1;
    }
    return agreed;
  }

  private static int literals(short[] template, int before) {
    int literals = 0;
    for (int i = 0; i < before; i++) {
      literals += template[i] == StatementStructure.LITERAL ? 1 : 0;
    }
    return literals;
  }

  private static int lastLiteral(short[] template, int at) {
    int slot = Math.min(at, template.length - 1);
    while (slot >= 0 && template[slot] != StatementStructure.LITERAL) {
      slot--;
    }
    return slot;
  }

  private int commonEnd(short[] template, int slot) {
    int most = Math.min(template.length, structure.count()) - slot - 1;
    int end = 0;
    while (end < most
        && template[template.length - 1 - end] == structure.word(structure.count() - 1 - end)) {
      end++;
    }
    return end;
  }

  private @Nullable Tail bestTail(short[] template, int slot, int end, int from) {
    Tail best = null;
    int longest = end + 1;
    for (Tail tail : tails()) {
      int length = tail.words.length;
      boolean fits = length > longest && length <= template.length - slot;
      if (fits
          && tail.from > from
          && Arrays.equals(
              template, template.length - length, template.length, tail.words, 0, length)) {
        best = tail;
        longest = length;
      }
    }
    return best != null || end > 0 ? best : closing(template);
  }

  /** Of a template that ends in a literal, the quote that closes it. */
  private @Nullable Tail closing(short[] template) {
    boolean ends = template[template.length - 1] == StatementStructure.LITERAL;
    for (Tail tail : tails()) {
      if (ends && tail.words.length == 1) {
        return tail;
      }
    }
    return null;
  }

  private int endOfGap(int end) {
    int last = structure.count() - 1 - end;
    return end == 0 ? structure.length() : structure.end(last);
  }

  /** Where the quote of a text stands behind its prefix; negative if it has none. */
  private int openingQuote(int literal) {
    byte[] bytes = structure.bytes();
    int from = structure.start(literal);
    for (int at = from; at < Math.min(structure.end(literal), from + 3); at++) {
      if (bytes[at] == '\'' || bytes[at] == '"') {
        return at;
      }
    }
    return -1;
  }

  // -- ends ------------------------------------------------------------------------------------

  private List<Tail> tails() {
    if (!searched) {
      searched = true;
      byte[] bytes = structure.bytes();
      int found = 0;
      for (int at = structure.length() - 1; at > structure.start(0) && found < QUOTES; at--) {
        if (bytes[at] == '\'' || bytes[at] == '"') {
          found++;
          addTail(at + 1);
        }
      }
      addCommented();
    }
    return tails;
  }

  private void addCommented() {
    int last = structure.count() - 1;
    if (structure.word(last) == StatementStructure.COMMENT) {
      int from = structure.start(last) + (structure.bytes()[structure.start(last)] == '#' ? 1 : 2);
      addTail(from);
      addBehindNote();
    }
  }

  /** Tools write a word of their own behind the sign of a comment, before what they cut off. */
  private void addBehindNote() {
    int words = Math.min(NOTE, rest.count() - 1);
    int[] ends = new int[words];
    for (int word = 0; word < words; word++) {
      ends[word] = rest.end(word + 1);
    }
    for (int end : ends) {
      addTail(end);
    }
  }

  private void addTail(int from) {
    rest.readBehindLiteral(structure.bytes(), from, structure.length(), dialect);
    tails.add(new Tail(from, rest.words()));
  }
}
