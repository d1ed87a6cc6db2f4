package org.hansho.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.event.RecordHash;

/**
 * Weighs what a statement has more than the template it departs from: its fragment as a value that
 * goes on as SQL, and what the whole statement shows. Reused; belongs to one thread.
 */
public final class GapJudge {
  /** Points of a fragment that is an injection by what it does. */
  static final int STRONG = 2;

  /**
   * Evidence that applications cause as well, when they extend a query by what a user asked for.
   */
  private static final int WEAK =
      SqlEvidence.CONDITION.bit()
          | SqlEvidence.QUOTE_BRIDGE.bit()
          | SqlEvidence.CLOSES_CONTEXT.bit()
          | SqlEvidence.CLAUSE.bit()
          | SqlEvidence.CALL.bit()
          | SqlEvidence.CALCULATION.bit()
          | SqlEvidence.VARIABLE.bit();

  /** Evidence that counts for nothing where no value stands that could have caused it. */
  private static final int AMBIGUOUS =
      SqlEvidence.SUBQUERY.bit()
          | SqlEvidence.WHOLE_QUERY.bit()
          | SqlEvidence.UNION_QUERY.bit()
          | SqlEvidence.CASE.bit()
          | SqlEvidence.COLUMN_COUNT.bit()
          | SqlEvidence.NESTED_CALLS.bit()
          | SqlEvidence.INFORMATION.bit()
          | SqlEvidence.CATALOGUE.bit()
          | SqlEvidence.COMMENTS_AS_BLANKS.bit();

  /** A query without results, which programs write in place of an empty list. */
  private static final int EMPTY_QUERY = SqlEvidence.SUBQUERY.bit() | SqlEvidence.WHOLE_QUERY.bit();

  /** Tokens of a call in which its beginning is looked for. */
  private static final int LONGEST_CALL = 128;

  private final SqlInjection injection = new SqlInjection();
  private final FragmentTokens tokens = new FragmentTokens();
  private final OpenCondition open = new OpenCondition(tokens);
  private final OrdinaryTurns ordinary = new OrdinaryTurns(tokens);
  private final NextStatement next = new NextStatement(tokens);
  private final byte[] fingerprint = new byte[SqlFingerprint.LONGEST];
  private int points;
  private boolean closes;
  private boolean isSql;
  private boolean catalogue;
  private int evidence;

  /** Judges a fragment as {@link StatementGap} gives it. */
  public void judge(byte[] text, StatementGap gap, Dialect dialect) {
    int from = gap.from();
    int to = gap.to();
    byte quote = gap.quote();
    boolean found = injection.judge(text, from, to, quote, dialect);
    tokens.read(text, from, to, quote, dialect);
    closes = quote != 0 ? tokens.leavesText() : !isBalanced();
    look();
    boolean opens = opens(dialect);
    evidence = found ? injection.evidence() & ~harmless() : 0;
    evidence |= opens ? SqlEvidence.CONSTANT_CONDITION.bit() : 0;
    evidence |= next.begins(dialect) ? SqlEvidence.STACKED_STATEMENT.bit() : 0;
    boolean strong = opens;
    if (gap.isOfValue()) {
      strong |= (evidence & ~weak()) != 0 || isOfConstants() || probes();
    } else {
      evidence &= ~ambiguous();
      strong |= (evidence & ~weak()) != 0;
    }
    points = strong ? STRONG + (closes ? 1 : 0) : evidence != 0 || (closes && isSql) ? 1 : 0;
  }

  private void look() {
    isSql = tokens.leavesText() || tokens.comments() > 0 || tokens.endsInOpenText();
    catalogue = false;
    for (int token = 0; token < tokens.count(); token++) {
      look(token);
    }
  }

  /**
   * The evidence that counts for nothing where no value stands; queries of a catalogue always
   * count.
   */
  private int ambiguous() {
    int queries = SqlEvidence.SUBQUERY.bit() | SqlEvidence.UNION_QUERY.bit();
    boolean asks = catalogue && (evidence & queries) != 0;
    return (WEAK | AMBIGUOUS) & ~(asks ? SqlEvidence.CATALOGUE.bit() : 0);
  }

  /** The evidence that programs cause as well: a comment after a whole statement. */
  private int harmless() {
    return tokens.endsInClosedComment() ? SqlEvidence.COMMENT_TAIL.bit() : 0;
  }

  /** The evidence that applications cause as well, as far as the tokens show. */
  private int weak() {
    int weak = WEAK;
    if (ordinary.areComparisons()) {
      weak |= SqlEvidence.CONSTANT_CONDITION.bit();
    }
    if (!ordinary.countsColumns()) {
      weak |= SqlEvidence.COLUMN_COUNT.bit();
    }
    return ordinary.areQueries() ? weak | EMPTY_QUERY : weak;
  }

  /** Whether it opens the query it stands in, and not only parentheses of its own. */
  private boolean opens(Dialect dialect) {
    int depth = 0;
    for (int token = 0; token < tokens.count(); token++) {
      TokenKind kind = tokens.kind(token);
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth <= 0 && tokens.has(token, SqlWords.LOGIC) && open.opens(token, dialect)) {
        return true;
      }
    }
    return false;
  }

  private void look(int token) {
    boolean word = tokens.kind(token) == TokenKind.WORD;
    isSql |= tokens.quote() == 0 && isQuoted(token);
    isSql |= word && tokens.flags(token) != 0;
    catalogue |= tokens.namesCatalogue(token);
  }

  private boolean isQuoted(int token) {
    return tokens.kind(token) == TokenKind.TEXT || tokens.kind(token) == TokenKind.QUOTED_NAME;
  }

  /** Whether a text is worked on without any name: programs write no such expressions. */
  private boolean isOfConstants() {
    boolean works = false;
    for (int token = 1; token < tokens.count(); token++) {
      boolean word = tokens.kind(token) == TokenKind.WORD;
      if (isName(token)) {
        return false;
      }
      works |= word || tokens.kind(token) == TokenKind.OPERATOR;
    }
    return works && tokens.leavesText();
  }

  /** What is done to look into a column letter by letter, or to take it along in a text. */
  private boolean probes() {
    int last = tokens.count() - 1;
    boolean bridge =
        tokens.leavesText() && tokens.endsInOpenText() && isJoined(1) && isJoined(last - 1);
    boolean ofNames = bridge;
    for (int token = 2; token < last - 1; token++) {
      ofNames &= tokens.kind(token) == TokenKind.DOT || isName(token);
    }
    boolean letter = false;
    for (int token = 0; token < tokens.count(); token++) {
      letter |= takesLetter(token);
    }
    return letter || (ofNames && last > 3);
  }

  private boolean isJoined(int token) {
    return tokens.kind(token) == TokenKind.OPERATOR;
  }

  private boolean isName(int token) {
    TokenKind kind = tokens.kind(token);
    return kind == TokenKind.QUOTED_NAME || (kind == TokenKind.WORD && tokens.flags(token) == 0);
  }

  /** {@code SUBSTRING(…, 3, 1) = 'a'}. */
  private boolean takesLetter(int comparison) {
    if (!tokens.has(comparison, SqlWords.COMPARE)
        || tokens.kind(comparison - 1) != TokenKind.CLOSE
        || !tokens.isDigit(comparison - 2, '1')) {
      return false;
    }
    int open = openOf(comparison - 1);
    return tokens.is(open - 1, "substring")
        || tokens.is(open - 1, "substr")
        || tokens.is(open - 1, "mid");
  }

  /** Where the parenthesis opens that closes at a token; -1 if nowhere or too far before it. */
  private int openOf(int close) {
    int depth = 0;
    int last = Math.max(0, close - LONGEST_CALL);
    for (int token = close; token > last; token--) {
      TokenKind kind = tokens.kind(token);
      depth += kind == TokenKind.CLOSE ? 1 : kind == TokenKind.OPEN ? -1 : 0;
      if (depth == 0) {
        return token;
      }
    }
    return -1;
  }

  private boolean isBalanced() {
    int depth = 0;
    for (int token = 0; token < tokens.count() && depth >= 0; token++) {
      TokenKind kind = tokens.kind(token);
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
    }
    return depth == 0;
  }

  /** Points of the fragment: 0 to 3. */
  public int points() {
    return points;
  }

  /** Whether it has a quote, a comment or a word of SQL. */
  public boolean isSql() {
    return isSql;
  }

  /** Whether it names a catalogue, where a database keeps what tables and users it has. */
  public boolean namesCatalogue() {
    return catalogue;
  }

  /** What speaks against the fragment, in words. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (SqlEvidence kind : SqlEvidence.values()) {
      if ((evidence & kind.bit()) != 0) {
        words.add(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    if (closes && words.isEmpty()) {
      words.add("closes-context");
    }
    return words;
  }

  /** A hash of its fingerprint: fragments of one form have one. */
  public long fingerprint(byte[] text, int from, int to) {
    return RecordHash.of(fingerprint, 0, injection.fingerprint(text, from, to, fingerprint));
  }
}
