package org.hansho.sql;

import org.jspecify.annotations.Nullable;

/**
 * Walks the tokens of a value as the rest of a statement and finds where it stops being SQL.
 *
 * <p>Two states decide what may come next: an operand is wanted, or one is there. What fits neither
 * is a break. Prose breaks after a word or two, as two names never stand side by side in an
 * expression; SQL does not. Most evidence counts only as long as nothing broke. Reused.
 */
final class FragmentGrammar {
  /** Calls that make a character of a number, from which on they hide a text. */
  private static final int ENOUGH_CODES = 3;

  private final FragmentTokens tokens;
  private final SqlPhrases phrases;
  private final ProseTurns prose;
  private final ExpressionLevels levels = new ExpressionLevels();
  private final FragmentOutline outline = new FragmentOutline();
  private int evidence;

  /** An operand is there; else one is wanted. */
  private boolean have;

  /** Nothing was read since the beginning of the value or statement. */
  private boolean start;

  private boolean alias;
  private int characterCodes;

  FragmentGrammar(FragmentTokens tokens) {
    this.tokens = tokens;
    this.prose = new ProseTurns(tokens);
    this.phrases = new SqlPhrases(tokens, prose);
  }

  /** The evidence as bits by {@link SqlEvidence#ordinal}. */
  int walk(boolean mayBeProse) {
    prose.begin(mayBeProse);
    evidence = 0;
    levels.reset();
    outline.reset();
    have = false;
    start = true;
    alias = false;
    characterCodes = 0;
    for (int token = 0; token < tokens.count(); token++) {
      SqlEvidence phrase = phrases.at(token, outline.isSound(), have || start);
      if (phrase != null) {
        note(phrase);
      }
      step(token, phrase);
    }
    return evidence | outline.conclude(tokens, prose, evidence, have || start);
  }

  private void note(SqlEvidence kind) {
    evidence |= kind.bit();
  }

  private void step(int token, @Nullable SqlEvidence phrase) {
    boolean first = start;
    start = false;
    switch (tokens.kind(token)) {
      case NUMBER, TEXT -> operand(token, true);
      case PARAMETER, QUOTED_NAME -> operand(token, false);
      case VARIABLE -> variable(token);
      case WORD -> word(token, first, phrase);
      case OPERATOR -> operator(token, first);
      case COMMA -> comma(first);
      case DOT -> want();
      case SEMICOLON -> semicolon();
      case OPEN -> open(token);
      case CLOSE -> close(token, first);
      default -> outline.breaks();
    }
  }

  private void want() {
    have = false;
    alias = false;
  }

  // -- operands --------------------------------------------------------------------------------

  private void operand(int token, boolean constant) {
    if (have && !isAlias(token) && !isContinued(token)) {
      outline.breaks();
    }
    outline.operand();
    value(token, constant);
  }

  /** Two texts side by side are one, in the standard and in MySQL. */
  private boolean isContinued(int token) {
    return tokens.kind(token) == TokenKind.TEXT
        && tokens.kind(token - 1) == TokenKind.TEXT
        && tokens.quote() == '\'';
  }

  /** Behind an item of a query's list or table, one name may follow. */
  private boolean isAlias(int token) {
    boolean may = levels.isQuery() && !alias && tokens.kind(token) != TokenKind.NUMBER;
    alias = true;
    return may;
  }

  private void value(int token, boolean constant) {
    have = true;
    if (!constant) {
      levels.vary();
      outline.varies();
    }
    if (levels.isCompared()) {
      boolean constants = (!levels.endComparison() && constant) || isOfItself(token);
      outline.compared(constants);
      if (outline.isSound() && levels.isCondition()) {
        note(constants ? SqlEvidence.CONSTANT_CONDITION : SqlEvidence.CONDITION);
      }
    }
  }

  /** A column behind {@code or} that is compared with itself and nothing else. */
  private boolean isOfItself(int right) {
    int left = right - 2;
    return tokens.is(right - 1, "=")
        && tokens.isSame(left, right)
        && tokens.kind(right) == TokenKind.WORD
        && tokens.is(left - 1, "or")
        && tokens.kind(right + 1) != TokenKind.DOT
        && tokens.kind(right + 1) != TokenKind.OPEN;
  }

  private void variable(int token) {
    boolean address = tokens.kind(token - 1) == TokenKind.WORD && tokens.isDirect(token);
    if (outline.isSound() && !address) {
      note(SqlEvidence.VARIABLE);
    }
    operand(token, true);
  }

  // -- operators -------------------------------------------------------------------------------

  private void operator(int token, boolean first) {
    int flags = tokens.flags(token);
    if (!have && (flags & SqlWords.UNARY) != 0) {
      return;
    }
    if (!have && tokens.isStar(token)) {
      have = true;
      if (levels.isCall()) {
        levels.vary();
      }
    } else if (have || first) {
      join(flags);
    } else {
      outline.breaks();
    }
  }

  private void join(int flags) {
    want();
    outline.join();
    if ((flags & SqlWords.LOGIC) != 0) {
      if (outline.logic(levels.isOutermost())) {
        note(SqlEvidence.CONSTANT_CONDITION);
      }
      levels.logic();
    } else if ((flags & SqlWords.COMPARE) != 0) {
      levels.compare();
    } else if ((flags & SqlWords.ARITHMETIC) == 0) {
      outline.breaks();
    }
  }

  // -- words -----------------------------------------------------------------------------------

  private void word(int token, boolean first, @Nullable SqlEvidence phrase) {
    int flags = tokens.flags(token);
    if (flags == 0) {
      operand(token, false);
    } else if (phrase == SqlEvidence.STACKED_STATEMENT) {
      restart();
    } else if ((have || first)
        && (flags & (SqlWords.LOGIC | SqlWords.COMPARE | SqlWords.ARITHMETIC)) != 0) {
      if (first) {
        levels.vary();
      }
      if (prose.isSaidOf(token)) {
        outline.breaks();
      }
      join(flags);
    } else if (!have
        && tokens.kind(token + 1) == TokenKind.OPEN
        && (flags & SqlWords.ANY_FUNCTION) != 0) {
      call(token, flags);
    } else {
      keyword(token, first, flags);
    }
  }

  private void restart() {
    have = false;
    start = true;
    levels.nextItem();
  }

  private void call(int token, int flags) {
    if (!outline.isSound() || !tokens.isDirect(token + 1)) {
      return;
    }
    note(SqlEvidence.CALL);
    if ((tokens.is(token, "char") || tokens.is(token, "chr")) && ++characterCodes == ENOUGH_CODES) {
      note(SqlEvidence.CHARACTER_CODES);
    }
    if (levels.isCall()) {
      note(SqlEvidence.NESTED_CALLS);
    }
    if ((flags & SqlWords.INFORMATION) != 0 && tokens.kind(token + 2) == TokenKind.CLOSE) {
      note(SqlEvidence.INFORMATION);
    }
    if (tokens.has(token - 1, SqlWords.LOGIC | SqlWords.ARITHMETIC)) {
      note(SqlEvidence.CALCULATION);
    }
  }

  private void keyword(int token, boolean first, int flags) {
    if ((flags & SqlWords.NOT) != 0) {
      not(token);
    } else if ((flags & SqlWords.SELECT) != 0) {
      select();
    } else if ((flags & SqlWords.CASE) != 0 && !have) {
      levels.beginCase();
    } else if ((flags & (SqlWords.BRANCH | SqlWords.END)) != 0 && levels.isCase()) {
      branch(token, flags);
    } else if ((flags & (SqlWords.CLAUSE | SqlWords.SET | SqlWords.INTO)) != 0
        && !isModifier(flags)) {
      clause(token, first);
    } else if (!isModifier(flags) && !isSecondComparison(token, flags)) {
      name(token, flags);
    }
  }

  private boolean isModifier(int flags) {
    return !have && (flags & (SqlWords.UNARY | SqlWords.MODIFIER | SqlWords.BY)) != 0;
  }

  private boolean isSecondComparison(int token, int flags) {
    return !have && (flags & SqlWords.COMPARE) != 0 && tokens.has(token - 1, SqlWords.COMPARE);
  }

  private void name(int token, int flags) {
    if ((flags & SqlWords.CATALOGUE) != 0) {
      note(SqlEvidence.CATALOGUE);
    }
    if ((flags & SqlWords.CONSTANT) != 0 && isNullTest(token)) {
      note(SqlEvidence.CONSTANT_CONDITION);
    }
    if ((flags & SqlWords.NILADIC) != 0 && tokens.has(token + 1, SqlWords.COMPARE)) {
      note(SqlEvidence.INFORMATION);
    }
    operand(token, (flags & (SqlWords.CONSTANT | SqlWords.NILADIC)) != 0);
  }

  private boolean isNullTest(int token) {
    int is = tokens.has(token - 1, SqlWords.NOT) ? token - 2 : token - 1;
    return is > 0 && tokens.is(is, "is") && outline.isSound() && levels.isCondition();
  }

  private void not(int token) {
    if (have && !tokens.has(token + 1, SqlWords.COMPARE)) {
      outline.breaks();
    }
  }

  private void select() {
    if (have) {
      outline.breaks();
    }
    want();
    levels.query();
  }

  private void branch(int token, int flags) {
    if (!have && !tokens.is(token, "when")) {
      outline.breaks();
    }
    have = false;
    if ((flags & SqlWords.END) == 0) {
      levels.logic();
      return;
    }
    levels.endCase();
    have = true;
    if (outline.isSound()) {
      note(SqlEvidence.CASE);
    }
  }

  private void clause(int token, boolean first) {
    boolean follows = tokens.has(token - 1, SqlWords.CLAUSE | SqlWords.SET);
    if (!have && !first && !follows) {
      outline.breaks();
    }
    want();
    outline.clause();
    levels.clause();
  }

  // -- signs -----------------------------------------------------------------------------------

  private void comma(boolean first) {
    if (!have && !first) {
      outline.breaks();
    }
    want();
    levels.nextItem();
    outline.comma(levels.isOutermost());
  }

  private void semicolon() {
    restart();
    if (!levels.isOutermost()) {
      outline.breaks();
    }
  }

  private void open(int token) {
    boolean called = tokens.kind(token - 1) == TokenKind.WORD && !isJoining(token - 1);
    if (have && !called) {
      outline.breaks();
    }
    levels.open(called, tokens.has(token - 1, SqlWords.CHOICE));
    want();
  }

  private boolean isJoining(int token) {
    return tokens.has(
        token,
        SqlWords.LOGIC
            | SqlWords.COMPARE
            | SqlWords.UNARY
            | SqlWords.SELECT
            | SqlWords.SET
            | SqlWords.CLAUSE
            | SqlWords.BRANCH
            | SqlWords.BY);
  }

  private void close(int token, boolean first) {
    boolean empty = !have && levels.isCall();
    if (!have && !empty && !first) {
      outline.breaks();
    }
    if (levels.isOutermost()) {
      outline.closes();
      note(SqlEvidence.CLOSES_CONTEXT);
    }
    value(token, !levels.close());
  }
}
