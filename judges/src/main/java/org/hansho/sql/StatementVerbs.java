package org.hansho.sql;

/**
 * Verbs that begin a statement, distinguished from the same words in prose by what follows them.
 * Behind a semicolon less is asked for, elsewhere what came before must be sound and complete, as
 * T-SQL needs no semicolon.
 */
final class StatementVerbs {
  private final FragmentTokens tokens;
  private final ProseTurns prose;

  StatementVerbs(FragmentTokens tokens, ProseTurns prose) {
    this.tokens = tokens;
    this.prose = prose;
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
          && isName(next + 1)
          && !isGoneOnWith(next + 2);
    }
    if (tokens.is(token, "waitfor")) {
      boolean kind = tokens.is(next, "delay") || tokens.is(next, "time");
      return kind && tokens.kind(next + 1) != TokenKind.END;
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
      return tokens.has(next, SqlWords.INTO) && isName(next + 1) && isFilled(next + 2);
    }
    if (tokens.is(token, "delete")) {
      int from = tokens.has(next + 1, SqlWords.FROM) ? next + 1 : next;
      boolean ends = tokens.kind(from + 2) == TokenKind.END && token == 0 && !tokens.isCutOff();
      return tokens.has(from, SqlWords.FROM)
          && isName(from + 1)
          && !ends
          && !isGoneOnWith(from + 2);
    }
    return tokens.is(token, "update")
        && isName(next)
        && tokens.is(next + 1, "set")
        && tokens.kind(next + 3) != TokenKind.WORD;
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
              || (tokens.kind(next + 1) == TokenKind.TEXT && !tokens.isDirect(next + 1))
              || tokens.kind(next + 1) == TokenKind.VARIABLE;
      default -> false;
    };
  }

  /** A word that no statement has behind the name of what it works on, but a sentence may. */
  private boolean isGoneOnWith(int token) {
    return tokens.kind(token) == TokenKind.WORD
        && tokens.flags(token) == 0
        && !tokens.is(token, "cascade")
        && !tokens.is(token, "restrict")
        && !tokens.is(token, "purge")
        && !tokens.is(token, "add")
        && !tokens.is(token, "modify")
        && !tokens.is(token, "identified");
  }

  /** What is to be inserted, or where. */
  private boolean isFilled(int token) {
    return switch (tokens.kind(token)) {
      case END -> tokens.isCutOff();
      case WORD -> tokens.flags(token) != 0;
      default -> true;
    };
  }

  private boolean isName(int token) {
    TokenKind kind = tokens.kind(token);
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
  }

  private boolean beginsBlock(int token) {
    return (tokens.kind(token) == TokenKind.OPEN && !prose.isRemark(token))
        || tokens.has(token, SqlWords.REACH | SqlWords.VERB);
  }

  /** A condition of a program, where prose goes on with {@code if not, if it is, if set to}. */
  private boolean isTested(int token) {
    if (tokens.kind(token) == TokenKind.OPEN) {
      return !prose.isRemark(token);
    }
    if (tokens.has(token, SqlWords.NOT)) {
      return tokens.is(token + 1, "exists") || tokens.kind(token + 1) == TokenKind.OPEN;
    }
    boolean sign = tokens.kind(token + 1) == TokenKind.OPERATOR;
    boolean value = tokens.isConstant(token) || tokens.has(token, SqlWords.NILADIC);
    return tokens.has(token, SqlWords.REACH)
        || tokens.is(token, "exists")
        || (tokens.has(token, SqlWords.ANY_FUNCTION) && tokens.kind(token + 1) == TokenKind.OPEN)
        || (tokens.has(token + 1, SqlWords.COMPARE) && (sign || value));
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
      return tokens.is(token, "begin") ? beginsBlock(next) : isTested(next);
    }
    if (tokens.is(token, "grant") || tokens.is(token, "revoke")) {
      return allows(token);
    }
    if (tokens.is(token, "copy")) {
      return tokens.kind(next) == TokenKind.OPEN
          || (isName(next) && (tokens.is(next + 1, "from") || tokens.is(next + 1, "to")));
    }
    if (tokens.is(token, "handler")) {
      return isName(next) && (tokens.is(next + 1, "open") || tokens.is(next + 1, "read"));
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
