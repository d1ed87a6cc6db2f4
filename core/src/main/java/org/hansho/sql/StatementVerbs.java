package org.hansho.sql;

/**
 * Verbs that begin a statement, told from the same words in prose by what follows them. Behind a
 * semicolon less is asked for, elsewhere what came before must be sound and complete, as T-SQL
 * needs no semicolon.
 */
final class StatementVerbs {
  private final FragmentTokens tokens;

  StatementVerbs(FragmentTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Whether a statement begins at a verb.
   *
   * @param sound whether everything before it fits together
   * @param complete whether a statement could end before it
   */
  boolean begins(int token, boolean sound, boolean complete) {
    boolean apart = tokens.kind(token - 1) == TokenKind.SEMICOLON;
    if (!apart && !(sound && complete)) {
      return false;
    }
    return names(token) || (apart && (runs(token) || drops(token)));
  }

  /** Verbs whose next words leave no doubt. */
  private boolean names(int token) {
    int next = token + 1;
    if (tokens.has(next, SqlWords.OBJECT)) {
      TokenKind before = tokens.kind(token - 1);
      return before != TokenKind.END
          && before != TokenKind.WORD
          && (tokens.is(token, "drop")
              || tokens.is(token, "create")
              || tokens.is(token, "alter")
              || tokens.is(token, "truncate")
              || tokens.is(token, "rename")
              || tokens.is(token, "backup")
              || tokens.is(token, "restore")
              || tokens.is(token, "attach"))
          && isName(next + 1);
    }
    if (tokens.is(token, "waitfor")) {
      return tokens.is(next, "delay") || tokens.is(next, "time");
    }
    if (tokens.is(token, "declare") || tokens.is(token, "set")) {
      return tokens.kind(next) == TokenKind.VARIABLE || tokens.is(next + 1, "cursor");
    }
    return writes(token) || executes(token);
  }

  private boolean drops(int token) {
    boolean ends = tokens.isCutOff() && tokens.kind(token + 2) == TokenKind.END;
    return (tokens.is(token, "drop") || tokens.is(token, "truncate")) && isName(token + 1) && ends;
  }

  private boolean writes(int token) {
    int next = token + 1;
    if (tokens.is(token, "insert") || tokens.is(token, "merge")) {
      return tokens.has(next, SqlWords.INTO) && isName(next + 1);
    }
    if (tokens.is(token, "delete")) {
      int from = tokens.has(next + 1, SqlWords.FROM) ? next + 1 : next;
      return tokens.has(from, SqlWords.FROM) && isName(from + 1);
    }
    return tokens.is(token, "update") && isName(next) && tokens.is(next + 1, "set");
  }

  boolean executes(int token) {
    if (!tokens.is(token, "exec") && !tokens.is(token, "execute")) {
      return false;
    }
    int next = token + 1;
    return switch (tokens.kind(next)) {
      case OPEN, VARIABLE, QUOTED_NAME -> true;
      case WORD ->
          tokens.has(next, SqlWords.REACH)
              || tokens.is(next, "as")
              || tokens.kind(next + 1) == TokenKind.DOT
              || tokens.kind(next + 1) == TokenKind.TEXT
              || tokens.kind(next + 1) == TokenKind.VARIABLE;
      default -> false;
    };
  }

  private boolean isName(int token) {
    TokenKind kind = tokens.kind(token);
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
  }

  /** A right on something or a whole statement, as prose asks for a thing to be granted. */
  private boolean allows(int token) {
    int next = token + 1;
    boolean all = tokens.is(next, "all") && tokens.is(next + 1, "privileges");
    boolean right = tokens.is(next + 1, "on") && isName(next + 2) && tokens.isCutOff();
    boolean role =
        (tokens.is(next + 1, "to") || tokens.is(next + 1, "from"))
            && isName(next + 2)
            && tokens.kind(next + 3) == TokenKind.END
            && tokens.isCutOff();
    return all || right || role;
  }

  /** Verbs that begin a statement behind a semicolon only. */
  private boolean runs(int token) {
    int next = token + 1;
    if (tokens.is(token, "shutdown")) {
      return tokens.kind(next) == TokenKind.END
          || tokens.kind(next) == TokenKind.SEMICOLON
          || tokens.is(next, "with");
    }
    if (tokens.has(token, SqlWords.BEGIN)) {
      return tokens.kind(next) == TokenKind.OPEN
          || tokens.has(next, SqlWords.UNARY | SqlWords.REACH | SqlWords.VERB)
          || tokens.has(next + 1, SqlWords.COMPARE);
    }
    if (tokens.is(token, "grant") || tokens.is(token, "revoke")) {
      return allows(token);
    }
    if (tokens.is(token, "copy")) {
      return tokens.kind(next) == TokenKind.OPEN
          || (isName(next) && (tokens.is(next + 1, "from") || tokens.is(next + 1, "to")));
    }
    if (tokens.is(token, "use")) {
      return tokens.has(next + 1, SqlWords.VERB);
    }
    if (tokens.is(token, "load")) {
      return tokens.is(next, "data") || tokens.is(next, "xml");
    }
    if (tokens.is(token, "call") || tokens.is(token, "do")) {
      return tokens.kind(next) == TokenKind.OPEN || tokens.kind(next + 1) == TokenKind.OPEN;
    }
    return tokens.is(token, "print") && tokens.kind(next) == TokenKind.TEXT;
  }
}
