package org.hansho.sql;

/**
 * Looks through a whole statement for {@link StatementEvidence}, in the spelling of its dialect.
 *
 * <p>Unlike {@link SqlInjection}, to which all SQL is news, it notes only turns that people and
 * programs seldom write. Reused, belongs to one thread, allocates nothing once its arrays have
 * grown. At most {@link #LONGEST} bytes are read; linear.
 */
public final class StatementJudge {
  /** Bytes of a statement that are read. */
  public static final int LONGEST = 64 << 10;

  private static final int DIGITS_OF_MANY = 2;
  private static final int PADDING = 3;
  private static final int ENOUGH_CODES = 3;

  private final FragmentTokens tokens = new FragmentTokens();
  private final OpenCondition open = new OpenCondition(tokens);
  private final OrdinaryTurns turns = new OrdinaryTurns(tokens);
  private byte[] text = {};
  private int evidence;
  private int codes;
  private boolean catalogue;

  /** Looks through a statement and gives its points. */
  public int judge(byte[] statement, int from, int to, Dialect dialect) {
    text = statement;
    evidence = 0;
    codes = 0;
    catalogue = false;
    tokens.read(statement, from, Math.min(to, from + LONGEST), (byte) 0, dialect);
    for (int token = 0; token < tokens.count(); token++) {
      look(token);
    }
    if (tokens.isCutOff() && !tokens.endsInClosedComment() && isOneLine(from, to)) {
      note(StatementEvidence.COMMENT_TAIL);
    }
    return StatementEvidence.points(evidence);
  }

  /** The evidence of the last statement as bits by {@link StatementEvidence#bit}. */
  public int evidence() {
    return evidence;
  }

  /** Whether the last statement names a catalogue of tables, columns or users. */
  public boolean namesCatalogue() {
    return catalogue;
  }

  private void note(StatementEvidence kind) {
    evidence |= kind.bit();
  }

  /** A comment at the end of a script of many lines hides nothing. */
  private boolean isOneLine(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '\n') {
        return false;
      }
    }
    return true;
  }

  private void look(int token) {
    int flags = tokens.flags(token);
    catalogue |= tokens.namesCatalogue(token);
    if (tokens.kind(token) == TokenKind.SEMICOLON) {
      stacked(token);
    } else if ((flags & SqlWords.COMPARE) != 0) {
      comparison(token);
    } else if ((flags & SqlWords.SET) != 0) {
      union(token);
    } else if ((flags & (SqlWords.DELAY | SqlWords.REACH | SqlWords.WAIT)) != 0) {
      call(token, flags);
    } else if ((flags & SqlWords.INTO) != 0) {
      if (tokens.is(token + 1, "outfile") || tokens.is(token + 1, "dumpfile")) {
        note(StatementEvidence.INTO_FILE);
      }
    } else if ((flags & SqlWords.BY) != 0) {
      order(token);
    } else if (open.opensConstant(token)) {
      note(StatementEvidence.CONSTANT_CONDITION);
    }
    if (runsProgram(token) || convertsVariable(token)) {
      note(StatementEvidence.REACH);
    }
    if (tokens.isCommented(token) && tokens.kind(token) == TokenKind.WORD && isWrapped(token)) {
      note(StatementEvidence.COMMENTS_AS_BLANKS);
    }
    boolean code = tokens.is(token, "char") || tokens.is(token, "chr");
    if (code && tokens.kind(token + 2) == TokenKind.NUMBER && ++codes == ENOUGH_CODES) {
      note(StatementEvidence.CHARACTER_CODES);
    }
  }

  /** Whether nothing but a comment stands between a word and the word before. */
  private boolean isWrapped(int token) {
    int at = tokens.start(token) - 1;
    boolean closed = at > 0 && text[at] == '/' && text[at - 1] == '*';
    return closed && token > 0 && text[tokens.end(token - 1)] == '/';
  }

  private void comparison(int token) {
    int left = token - 1;
    int right = token + 1;
    while (tokens.has(right, SqlWords.NOT)) {
      right++;
    }
    int before = left - 1;
    while (tokens.kind(before) == TokenKind.OPEN) {
      before--;
    }
    boolean condition =
        tokens.has(before, SqlWords.LOGIC | SqlWords.BRANCH)
            || tokens.is(before, "where")
            || tokens.is(before, "having");
    boolean ends = !tokens.has(right + 1, SqlWords.ARITHMETIC);
    boolean constants = tokens.isConstant(left) && tokens.isConstant(right);
    boolean ordinary = tokens.findsNothing(token) || turns.isOptional(token);
    if (before >= 0 && condition && ends && constants && !ordinary) {
      note(StatementEvidence.CONSTANT_CONDITION);
    }
    if (open.isOfOneColumn(token)) {
      note(StatementEvidence.CONSTANT_CONDITION);
    }
  }

  /** {@code COPY … FROM PROGRAM '…'}, by which PostgreSQL runs a command. */
  private boolean runsProgram(int token) {
    return tokens.is(token, "program")
        && (tokens.is(token - 1, "from") || tokens.is(token - 1, "to"))
        && tokens.kind(token + 1) == TokenKind.TEXT;
  }

  /** Converts a value about the server itself to a number, so that the error message shows it. */
  private boolean convertsVariable(int token) {
    if (tokens.is(token, "convert")) {
      return tokens.is(token + 2, "int") && isServerVariable(token + 4);
    }
    return tokens.is(token, "cast") && isServerVariable(token + 2) && tokens.is(token + 4, "int");
  }

  private boolean isServerVariable(int token) {
    int start = tokens.kind(token) == TokenKind.VARIABLE ? tokens.start(token) : -1;
    return start >= 0 && text[start] == '@' && text[start + 1] == '@';
  }

  private void union(int token) {
    int select = token + 1;
    while (tokens.has(select, SqlWords.MODIFIER) || tokens.kind(select) == TokenKind.OPEN) {
      select++;
    }
    if (!tokens.has(select, SqlWords.SELECT)) {
      return;
    }
    int constants = 0;
    int item = select + 1;
    while (tokens.isConstant(item)
        && (tokens.kind(item + 1) == TokenKind.COMMA || endsList(item + 1))) {
      constants++;
      item += 2;
    }
    if (constants >= PADDING) {
      note(StatementEvidence.PADDED_UNION);
    } else if (constants > 0 && endsList(item - 1)) {
      note(StatementEvidence.CONSTANT_UNION);
    }
  }

  private boolean endsList(int token) {
    TokenKind kind = tokens.kind(token);
    return kind == TokenKind.END
        || kind == TokenKind.SEMICOLON
        || kind == TokenKind.CLOSE
        || tokens.has(token, SqlWords.FROM);
  }

  private void call(int token, int flags) {
    boolean called = tokens.kind(token + 1) == TokenKind.OPEN;
    boolean executed = tokens.is(token - 1, "exec") || tokens.is(token - 1, "execute");
    boolean member = tokens.kind(token + 1) == TokenKind.DOT;
    boolean waits = tokens.is(token + 1, "delay") || tokens.is(token + 1, "time");
    if ((flags & SqlWords.REACH) != 0 && (called || executed || member)) {
      note(StatementEvidence.REACH);
    } else if (((flags & SqlWords.DELAY) != 0 && called)
        || ((flags & SqlWords.WAIT) != 0 && waits)) {
      note(StatementEvidence.DELAY);
    }
  }

  private void order(int token) {
    boolean number = tokens.is(token - 1, "order") && tokens.kind(token + 1) == TokenKind.NUMBER;
    if (number && tokens.end(token + 1) - tokens.start(token + 1) >= DIGITS_OF_MANY) {
      note(StatementEvidence.COLUMN_COUNT);
    }
  }

  private void stacked(int token) {
    boolean first = tokens.has(0, SqlWords.SELECT | SqlWords.VERB);
    boolean other =
        tokens.is(token + 1, "drop")
            || tokens.is(token + 1, "shutdown")
            || tokens.is(token + 1, "exec")
            || tokens.is(token + 1, "waitfor");
    if (first && other && !isLineStart(token + 1)) {
      note(StatementEvidence.STACKED_STATEMENT);
    }
  }

  /** Statements of a script stand on lines of their own. */
  private boolean isLineStart(int token) {
    for (int at = tokens.end(token - 1); at < tokens.start(token); at++) {
      if (text[at] == '\n') {
        return true;
      }
    }
    return false;
  }
}
