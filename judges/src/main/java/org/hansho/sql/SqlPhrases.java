package org.hansho.sql;

import org.jspecify.annotations.Nullable;

/**
 * Turns of SQL that a few tokens show: a second query, a second statement, a call that makes the
 * server wait. They count even where the grammar lost its way before them.
 */
final class SqlPhrases {
  private final FragmentTokens tokens;
  private final StatementVerbs verbs;
  private final ProseTurns prose;

  SqlPhrases(FragmentTokens tokens, ProseTurns prose) {
    this.tokens = tokens;
    this.prose = prose;
    this.verbs = new StatementVerbs(tokens, prose);
  }

  /**
   * What begins at a token, or null.
   *
   * @param sound whether everything before it fits together
   * @param complete whether a statement could end before it
   */
  @Nullable SqlEvidence at(int token, boolean sound, boolean complete) {
    if (tokens.kind(token) == TokenKind.OPEN) {
      return opensQuery(token) ? SqlEvidence.SUBQUERY : null;
    }
    int flags = tokens.flags(token);
    if (tokens.kind(token) != TokenKind.WORD || flags == 0) {
      return null;
    }
    if ((flags & SqlWords.SET) != 0) {
      return unionQuery(token, sound, complete) ? SqlEvidence.UNION_QUERY : null;
    }
    if ((flags & (SqlWords.DELAY | SqlWords.REACH)) != 0) {
      return call(token, flags, sound);
    }
    if ((flags & SqlWords.SELECT) != 0) {
      return query(token);
    }
    if ((flags & SqlWords.VERB) != 0 && verbs.begins(token, sound, complete)) {
      return SqlEvidence.STACKED_STATEMENT;
    }
    return part(token, flags, sound, complete);
  }

  private @Nullable SqlEvidence query(int token) {
    boolean apart = tokens.kind(token - 1) == TokenKind.SEMICOLON;
    boolean behindQuote = tokens.quote() != 0 && token == 1 && !isWordInQuotes(token);
    if ((apart || behindQuote) && isQuery(token)) {
      return SqlEvidence.STACKED_STATEMENT;
    }
    boolean joined = tokens.has(token - 1, SqlWords.LOGIC | SqlWords.COMPARE | SqlWords.ARITHMETIC);
    if (isUnmistakable(token)) {
      return SqlEvidence.SUBQUERY;
    }
    if ((token == 0 || joined) && isPlainQuery(token)) {
      return token == 0 ? SqlEvidence.WHOLE_QUERY : SqlEvidence.SUBQUERY;
    }
    return null;
  }

  /** A keyword in quotes, as texts about programs write it. */
  private boolean isWordInQuotes(int select) {
    return tokens.kind(select + 1) == TokenKind.TEXT && tokens.isDirect(select + 1);
  }

  private @Nullable SqlEvidence part(int token, int flags, boolean sound, boolean complete) {
    if ((flags & SqlWords.INTO) != 0 && isFile(token + 1)) {
      return SqlEvidence.INTO_FILE;
    }
    if (sound && complete && tokens.has(token + 1, SqlWords.BY) && isColumn(token + 2, token)) {
      return SqlEvidence.COLUMN_COUNT;
    }
    if (sound && complete && tokens.is(token, "having") && isCondition(token + 1)) {
      return SqlEvidence.CLAUSE;
    }
    if (tokens.is(token, "procedure") && tokens.is(token + 1, "analyse")) {
      return SqlEvidence.REACH;
    }
    return null;
  }

  private boolean isFile(int token) {
    return tokens.is(token, "outfile") || tokens.is(token, "dumpfile");
  }

  private boolean isCondition(int token) {
    TokenKind kind = tokens.kind(token);
    return kind == TokenKind.NUMBER
        || kind == TokenKind.TEXT
        || kind == TokenKind.OPEN
        || tokens.has(token, SqlWords.ANY_FUNCTION);
  }

  private boolean isColumn(int token, int clause) {
    TokenKind kind = tokens.kind(token);
    if (kind == TokenKind.END) {
      return tokens.kind(clause - 1) == TokenKind.CLOSE;
    }
    if (kind == TokenKind.NUMBER) {
      boolean alone = tokens.kind(token + 1) != TokenKind.COMMA && !tokens.isCutOff();
      return prose.isPosition(token) && !(alone && prose.mayPrecede(clause));
    }
    return (kind == TokenKind.OPEN && !prose.isRemark(token))
        || (tokens.has(token, SqlWords.ANY_FUNCTION) && tokens.kind(token + 1) == TokenKind.OPEN);
  }

  // -- queries ---------------------------------------------------------------------------------

  private boolean opensQuery(int token) {
    boolean table =
        tokens.is(token + 1, "table")
            && isName(token + 2)
            && (tokens.is(token + 3, "limit") || tokens.is(token + 3, "order"));
    return table || (tokens.has(token + 1, SqlWords.SELECT) && isQuery(token + 1));
  }

  private boolean unionQuery(int token, boolean sound, boolean complete) {
    int select = token + 1;
    boolean enclosed = false;
    while (tokens.kind(select) == TokenKind.OPEN
        || tokens.kind(select) == TokenKind.OPERATOR
        || tokens.has(select, SqlWords.MODIFIER | SqlWords.UNARY)) {
      enclosed |= tokens.kind(select) == TokenKind.OPEN;
      select++;
    }
    if (tokens.kind(select) == TokenKind.END) {
      return sound && complete && isWorkedOn(token) && tokens.kind(token - 1) != TokenKind.WORD;
    }
    if (!tokens.has(select, SqlWords.SELECT)) {
      if (sound && complete && !prose.mayPrecede(token) && isRows(select)) {
        return true;
      }
      boolean list =
          tokens.kind(select) == TokenKind.NUMBER && tokens.kind(select + 1) == TokenKind.COMMA;
      return verbs.executes(select) || (list && tokens.isCutOff());
    }
    TokenKind last = tokens.kind(select + 2);
    boolean ends = last == TokenKind.END || (enclosed && last == TokenKind.CLOSE);
    boolean fromCatalogue =
        tokens.has(select + 1, SqlWords.FROM) && tokens.has(select + 2, SqlWords.CATALOGUE);
    if (!enclosed && prose.mayPrecede(token) && !tokens.isCommented(select)) {
      return fromCatalogue || prose.isList(select + 1);
    }
    if (prose.isQuotedEnd(select)) {
      return false;
    }
    return isQuery(select)
        || fromCatalogue
        || (sound && (ends || tokens.kind(select + 1) == TokenKind.END));
  }

  /** {@code values (1,2)}, {@code values row(1,2)} or {@code table name}: queries by themselves. */
  private boolean isRows(int token) {
    if (tokens.is(token, "values")) {
      return tokens.kind(token + 1) == TokenKind.OPEN || tokens.is(token + 1, "row");
    }
    TokenKind behind = tokens.kind(token + 2);
    boolean ends = behind == TokenKind.END || behind == TokenKind.CLOSE;
    return tokens.is(token, "table")
        && isName(token + 1)
        && (ends || tokens.has(token + 2, SqlWords.CLAUSE));
  }

  private boolean isName(int token) {
    return tokens.kind(token) == TokenKind.WORD || tokens.kind(token) == TokenKind.QUOTED_NAME;
  }

  /** Whether the value before a word is more than one token, or a comment separates them. */
  private boolean isWorkedOn(int token) {
    return token > 1 || (token == 1 && tokens.isCommented(token));
  }

  /** Whether a list of columns follows, not prose. */
  private boolean isQuery(int select) {
    int item = select + 1;
    return switch (tokens.kind(item)) {
      case NUMBER, TEXT, VARIABLE, OPEN, OPERATOR, QUOTED_NAME, PARAMETER, DOT -> true;
      case WORD -> isListed(item);
      default -> false;
    };
  }

  private boolean isListed(int item) {
    if (tokens.has(item, SqlWords.MODIFIER | SqlWords.CASE | SqlWords.CONSTANT | SqlWords.UNARY)) {
      return true;
    }
    if (tokens.hasUnderscore(item)) {
      return true;
    }
    return switch (tokens.kind(item + 1)) {
      case OPEN, COMMA, DOT, OPERATOR, QUOTED_NAME, TEXT -> true;
      case CLOSE, SEMICOLON, END -> tokens.has(item, SqlWords.NILADIC);
      case NUMBER -> tokens.kind(item + 2) == TokenKind.COMMA;
      case WORD ->
          tokens.has(item + 1, SqlWords.FROM | SqlWords.LOGIC | SqlWords.CLAUSE)
              || tokens.has(item + 2, SqlWords.FROM);
      default -> false;
    };
  }

  /** Whether a query follows that prose cannot be, so that nothing need be sound before it. */
  private boolean isUnmistakable(int select) {
    int item = select + 1;
    TokenKind next = tokens.kind(item + 1);
    if (tokens.kind(item) == TokenKind.NUMBER) {
      boolean called = next == TokenKind.COMMA && tokens.kind(item + 3) == TokenKind.OPEN;
      return called || (next == TokenKind.END && tokens.isCutOff());
    }
    return (tokens.isStar(item) && tokens.has(item + 1, SqlWords.FROM))
        || (tokens.has(item, SqlWords.FUNCTION)
            && next == TokenKind.OPEN
            && tokens.isDirect(item + 1));
  }

  /**
   * Whether a query follows even where nothing says that one may: its first column is no plain
   * word, or several are listed, or a name is written as prose writes none.
   */
  private boolean isPlainQuery(int select) {
    int item = select + 1;
    if (prose.isPartOfWord(select)) {
      return false;
    }
    if (tokens.is(item, "top") && tokens.kind(item + 1) == TokenKind.NUMBER) {
      return select > 0;
    }
    while (tokens.has(item, SqlWords.MODIFIER)) {
      item++;
    }
    TokenKind next = tokens.kind(item + 1);
    return switch (tokens.kind(item)) {
      case OPEN -> next != TokenKind.CLOSE;
      case VARIABLE -> true;
      case OPERATOR -> next != TokenKind.END && tokens.has(item, SqlWords.ARITHMETIC);
      case NUMBER, TEXT, QUOTED_NAME ->
          next == TokenKind.COMMA
              || next == TokenKind.OPERATOR
              || tokens.has(item + 1, SqlWords.FROM);
      case WORD ->
          (next == TokenKind.COMMA && (select > 0 || prose.isNamedQuery(item)))
              || (next == TokenKind.OPEN && tokens.has(item, SqlWords.ANY_FUNCTION))
              || (tokens.has(item + 1, SqlWords.FROM)
                  && (tokens.hasUnderscore(item) || tokens.hasUnderscore(item + 2)));
      default -> false;
    };
  }

  // -- calls -----------------------------------------------------------------------------------

  private @Nullable SqlEvidence call(int token, int flags, boolean sound) {
    boolean called = tokens.kind(token + 1) == TokenKind.OPEN;
    boolean procedure =
        (flags & SqlWords.REACH) != 0
            && tokens.kind(token + 1) == TokenKind.DOT
            && tokens.kind(token + 2) == TokenKind.WORD;
    if (!called && !procedure) {
      return null;
    }
    if ((flags & SqlWords.REACH) != 0) {
      return SqlEvidence.REACH;
    }
    boolean direct = sound && tokens.isDirect(token + 1);
    TokenKind first = tokens.kind(token + 2);
    boolean remark = first == TokenKind.NUMBER && tokens.kind(token + 3) == TokenKind.WORD;
    boolean argument = first != TokenKind.WORD || tokens.flags(token + 2) != 0;
    boolean empty = first == TokenKind.CLOSE;
    return !empty && !remark && (direct || argument) ? SqlEvidence.DELAY : null;
  }
}
