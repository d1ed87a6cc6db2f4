package org.hansho.sql;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement laid beside known templates, to find the {@link StatementGap} between them.
 *
 * <p>What both have in common is the longest run of tokens from the beginning and the longest from
 * the end. Without a literal before the gap, it begins at the name that was given up. A value that
 * breaks out of its quotes turns what follows it into text, or cuts it off by a comment; so the end
 * is also looked for behind each of the last {@link #QUOTES} quotes and at each of the last {@link
 * #WORDS} words of a comment at the end, where the application's own words go on, whatever stands
 * before them. Reused; belongs to one thread.
 */
public final class StatementComparison {
  /** Quotes behind which the rest of the template is looked for. */
  static final int QUOTES = 16;

  /** Words and signs of a comment at the end where the rest of the template is looked for. */
  static final int WORDS = 96;

  /** Common tokens without which a statement that differs at a name is just another one. */
  private static final int LEAST_AT_NAME = 6;

  /** Tokens of what is repeated; less is no part of a statement, such as {@code = 'x' = 'x'}. */
  private static final int SHORTEST_UNIT = 4;

  private static final int LONGEST_UNIT = 64;

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
    int same = commonBeginning(template);
    int slot = lastLiteral(template, same);
    if (slot < 0 || slot >= structure.count() || same == structure.count()) {
      return null;
    }
    StatementGap gap = gapAtLiteral(template, slot, same);
    return gap.isNear() ? gap : null;
  }

  private int commonBeginning(short[] template) {
    int most = Math.min(template.length, structure.count());
    int same = 0;
    while (same < most && template[same] == structure.word(same)) {
      same++;
    }
    return same;
  }

  /** The gap at a name to a template that has no literal before it; else null. */
  public @Nullable StatementGap gapAtName(short[] template) {
    int same = commonBeginning(template);
    if (same == 0 || same == structure.count() || lastLiteral(template, same) >= 0) {
      return null;
    }
    int end = commonEnd(template, same - 1);
    int from = structure.start(same > 1 && structure.isOperand(same - 1) ? same - 1 : same);
    int to = Math.max(from, endOfGap(end));
    StatementGap gap =
        new StatementGap(
            same + end, template.length, StatementGap.NO_VALUE, -1, from, to, (byte) 0);
    return gap.isNear() && gap.covered() >= LEAST_AT_NAME ? gap : null;
  }

  private StatementGap gapAtLiteral(short[] template, int slot, int same) {
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
    int agreed = isGiven(slot) ? StatementGap.NO_VALUE : agreed(slot, same);
    int ordinal = literals(template, slot);
    return new StatementGap(
        covered, template.length, agreed, ordinal, from, closed ? to - 1 : to, quote);
  }

  /**
   * Whether a literal is a parameter that stands nowhere else: then the program wrote it, as a
   * value that is put into the text can only name one that is there already.
   */
  private boolean isGiven(int literal) {
    byte[] bytes = structure.bytes();
    int from = structure.start(literal);
    int to = structure.end(literal);
    if (to > from && bytes[from] == '?') {
      return true;
    }
    byte sign = dialect == Dialect.TSQL ? (byte) '@' : (byte) '$';
    boolean named = to > from && bytes[from] == sign;
    int length = to - from;
    int found = 0;
    for (int at = 0; named && at + length <= structure.length(); at++) {
      int end = at + length;
      boolean ends = end == structure.length() || !SqlBytes.isWordPart(bytes[end]);
      found += ends && Arrays.equals(bytes, at, end, bytes, from, to) ? 1 : 0;
    }
    return found == 1;
  }

  /**
   * Whether the statement is a template with more of what stands there already, with at least half
   * of it before: rows, cases, queries, statements of a batch.
   */
  public boolean repeats(short[] template) {
    int same = commonBeginning(template);
    if (same < SHORTEST_UNIT) {
      return false;
    }
    int end = structure.count() - commonEnd(template, same - 1);
    for (int unit = SHORTEST_UNIT; unit <= Math.min(LONGEST_UNIT, end - same); unit++) {
      int from = same - (unit - 1) / 2;
      if (from >= unit && isPeriodic(from, end, unit)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPeriodic(int from, int to, int unit) {
    for (int token = from; token < to; token++) {
      if (structure.word(token) != structure.word(token - unit)) {
        return false;
      }
    }
    return true;
  }

  /** The statements of a batch by their tokens; of another statement itself. */
  public static List<ShortBuffer> batch(short[] words) {
    List<ShortBuffer> statements = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= words.length; at++) {
      if (at == words.length || StatementStructure.isSemicolon(words[at])) {
        if (at > from) {
          statements.add(ShortBuffer.wrap(words, from, at - from));
        }
        from = at + 1;
      }
    }
    return statements;
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
      byte[] bytes = structure.bytes();
      int from = structure.start(last) + (bytes[structure.start(last)] == '#' ? 1 : 2);
      int words = 0;
      for (int at = structure.length() - 1; at > from && words < WORDS; at--) {
        if (beginsToken(bytes, at)) {
          words++;
          addTail(at);
        }
      }
      addTail(from);
    }
  }

  private static boolean beginsToken(byte[] bytes, int at) {
    return !SqlBytes.isBlank(bytes[at])
        && !(SqlBytes.isWordPart(bytes[at]) && SqlBytes.isWordPart(bytes[at - 1]));
  }

  private void addTail(int from) {
    rest.readBehindLiteral(structure.bytes(), from, structure.length(), dialect);
    tails.add(new Tail(from, rest.words()));
  }
}
