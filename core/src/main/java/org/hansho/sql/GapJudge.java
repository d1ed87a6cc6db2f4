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

  /** Turns that an application writes, too, where it adds to a query what a user asked for. */
  private static final int WEAK =
      SqlEvidence.CONDITION.bit()
          | SqlEvidence.QUOTE_BRIDGE.bit()
          | SqlEvidence.CLOSES_CONTEXT.bit()
          | SqlEvidence.CLAUSE.bit()
          | SqlEvidence.CALL.bit()
          | SqlEvidence.CALCULATION.bit()
          | SqlEvidence.VARIABLE.bit();

  /** A query that finds nothing, which stands for a list without values. */
  private static final int EMPTY_QUERY = SqlEvidence.SUBQUERY.bit() | SqlEvidence.WHOLE_QUERY.bit();

  private final SqlInjection injection = new SqlInjection();
  private final FragmentTokens tokens = new FragmentTokens();
  private final OpenCondition open = new OpenCondition(tokens);
  private final OrdinaryTurns ordinary = new OrdinaryTurns(tokens);
  private final byte[] fingerprint = new byte[SqlFingerprint.LONGEST];
  private int points;
  private boolean closes;
  private boolean isSql;
  private boolean catalogue;
  private int evidence;

  /** Judges a fragment as {@link StatementGap} gives it. */
  public void judge(byte[] text, int from, int to, byte quote, Dialect dialect) {
    boolean found = injection.judge(text, from, to, quote, dialect);
    tokens.read(text, from, to, quote, dialect);
    evidence = found ? injection.evidence() & ~harmless() : 0;
    found = evidence != 0;
    boolean opens = opens(dialect);
    boolean strong = (evidence & ~weak()) != 0 || opens || isOfConstants();
    evidence |= opens ? SqlEvidence.CONSTANT_CONDITION.bit() : 0;
    closes = quote != 0 ? tokens.leavesText() : !isBalanced();
    isSql = tokens.leavesText();
    catalogue = false;
    for (int token = 0; token < tokens.count(); token++) {
      look(token);
    }
    isSql |= tokens.comments() > 0 || tokens.endsInOpenText();
    points = strong ? STRONG + (closes ? 1 : 0) : found || (closes && isSql) ? 1 : 0;
  }

  /** What a program writes too: a note behind a whole statement. */
  private int harmless() {
    return tokens.endsInClosedComment() ? SqlEvidence.COMMENT_TAIL.bit() : 0;
  }

  /** What an application writes too, as far as the tokens show. */
  private int weak() {
    int weak = WEAK;
    if (ordinary.areComparisons()) {
      weak |= SqlEvidence.CONSTANT_CONDITION.bit();
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
      if (tokens.kind(token) == TokenKind.QUOTED_NAME || (word && tokens.flags(token) == 0)) {
        return false;
      }
      works |= word || tokens.kind(token) == TokenKind.OPERATOR;
    }
    return works && tokens.leavesText();
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
