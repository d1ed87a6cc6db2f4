package org.hansho.sql;

/**
 * Judges whether a value that was meant as data goes on as SQL.
 *
 * <p>The value is read in the places where an application may have put it: bare, inside single and
 * inside double quotes; each as standard SQL and, where the spelling differs, as MySQL. In each
 * place its tokens are walked as the rest of a statement ({@link FragmentGrammar}) and searched for
 * turns of SQL ({@link SqlPhrases}); the place with the most evidence counts. The idea to judge
 * values by their tokens in several contexts is that of libinjection; rules and words are our own.
 *
 * <p>For values, never for whole statements: there, SQL is no news. Reused, belongs to one thread,
 * allocates nothing once its arrays have grown. At most {@link #LONGEST} bytes are read, each a
 * bounded number of times.
 */
public final class SqlInjection {
  /** Bytes of a value that are read. */
  public static final int LONGEST = 16 << 10;

  /** Points from which a value is an injection. */
  public static final int SUFFICIENT = 4;

  /** Words that need what stands before them, and something behind. */
  private static final int BRIDGES =
      SqlWords.SELECT | SqlWords.SET | SqlWords.FROM | SqlWords.LOGIC | SqlWords.INTO;

  private static final SqlEvidence[] KINDS = SqlEvidence.values();

  private final FragmentTokens tokens = new FragmentTokens();
  private final FragmentGrammar grammar = new FragmentGrammar(tokens);
  private int evidence;
  private int points;
  private byte quote;
  private boolean mayBeProse;
  private Dialect dialect = Dialect.ANSI;
  private long steps;

  /**
   * Bytes of the blank beyond ASCII that begins at a place and that a database takes for one, or 0.
   */
  public static int blank(byte[] text, int at, int end) {
    return SqlBytes.wideBlank(text, at, end);
  }

  /** Judges a decoded value; true from {@link #SUFFICIENT} points on. */
  public boolean judge(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    evidence = 0;
    points = 0;
    quote = 0;
    steps = 0;
    mayBeProse = true;
    int marks = SqlMarks.of(text, from, end);
    if ((marks & SqlMarks.ANY) == 0) {
      return false;
    }
    if (isBridge(text, from, end)) {
      evidence = SqlEvidence.COMMENT_TAIL.bit();
      points = SqlEvidence.COMMENT_TAIL.weight();
      dialect = Dialect.ANSI;
      return true;
    }
    place(text, from, end, (byte) 0, marks);
    if ((marks & SqlMarks.SINGLE_QUOTE) != 0) {
      place(text, from, end, (byte) '\'', marks);
    }
    if ((marks & SqlMarks.DOUBLE_QUOTE) != 0) {
      place(text, from, end, (byte) '"', marks);
    }
    boolean commented = (evidence & SqlEvidence.COMMENT_TAIL.bit()) != 0;
    if (commented && quote == 0 && isOfSigns(text, from, end)) {
      evidence = 0;
      points = 0;
    }
    return points >= SUFFICIENT;
  }

  /**
   * Whether nothing but signs stands before the comment, as in {@code !@#$%}, which the keyboard
   * gives in this order: there is no value that a statement could go on from.
   */
  private static boolean isOfSigns(byte[] text, int from, int end) {
    int at = from;
    for (; at < end && text[at] != '#'; at++) {
      boolean sign = "!@$%^&*_+-=~|.,:; ".indexOf(text[at]) >= 0;
      boolean commented = at + 1 < end && text[at] == '-' && text[at + 1] == '-';
      if (!sign || commented) {
        return false;
      }
    }
    while (at < end && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at == end;
  }

  /**
   * Whether a value ends a comment and begins another, so that what a server puts between the
   * values of one name is commented out.
   */
  private static boolean isBridge(byte[] text, int from, int end) {
    boolean commented =
        end - from > 4
            && text[from] == '*'
            && text[from + 1] == '/'
            && text[end - 2] == '/'
            && text[end - 1] == '*';
    int word = from + 2;
    while (commented && word < end && SqlBytes.isBlank(text[word])) {
      word++;
    }
    return commented
        && (SqlWords.flags(text, word, SqlBytes.endOfWord(text, word, end)) & BRIDGES) != 0;
  }

  /**
   * Judges a value of which it is known where it stands: behind a quote that the application wrote,
   * or bare, and how its database reads: it was run, so nothing is excused as prose.
   */
  boolean judge(byte[] text, int from, int to, byte insideQuote, Dialect spelling) {
    evidence = 0;
    points = 0;
    steps = 0;
    quote = insideQuote;
    dialect = spelling;
    mayBeProse = false;
    walk(text, from, Math.min(to, from + LONGEST), insideQuote, spelling);
    return points >= SUFFICIENT;
  }

  private void place(byte[] text, int from, int end, byte insideQuote, int marks) {
    walk(text, from, end, insideQuote, Dialect.ANSI);
    if ((marks & SqlMarks.MYSQL) != 0) {
      walk(text, from, end, insideQuote, Dialect.MYSQL);
    }
    if ((marks & SqlMarks.NESTED) != 0) {
      walk(text, from, end, insideQuote, Dialect.POSTGRESQL);
    }
  }

  private void walk(byte[] text, int from, int end, byte insideQuote, Dialect spelling) {
    tokens.read(text, from, end, insideQuote, spelling);
    int found = grammar.walk(mayBeProse);
    steps += tokens.steps() + tokens.count();
    int sum = 0;
    for (int bits = found; bits != 0; bits &= bits - 1) {
      sum += KINDS[Integer.numberOfTrailingZeros(bits)].weight();
    }
    if (sum > points) {
      points = sum;
      evidence = found;
      quote = insideQuote;
      dialect = spelling;
    }
  }

  /**
   * Writes the fingerprint of the value judged last: its tokens as letters, sums and lists folded.
   * Tries of one tool against one place have few fingerprints, however many values they send.
   *
   * @param text the slice given to {@link #judge}
   * @param target has room for {@link SqlFingerprint#LONGEST} bytes
   * @return how many were written
   */
  public int fingerprint(byte[] text, int from, int to, byte[] target) {
    tokens.read(text, from, Math.min(to, from + LONGEST), quote, dialect);
    return SqlFingerprint.write(tokens, target);
  }

  /** Points of the last value. */
  public int points() {
    return points;
  }

  /** Evidence of the last value as bits by {@link SqlEvidence#ordinal}. */
  public int evidence() {
    return evidence;
  }

  /** The quote the value broke out of, or 0. */
  public byte quote() {
    return quote;
  }

  /** Bytes and tokens looked at, for proofs of cost. */
  long steps() {
    return steps;
  }
}
