package org.hansho.sql;

/** What a walked value is as a whole, and the evidence that only the whole gives. Reused. */
final class FragmentOutline {
  private int breaks;
  private int joins;
  private int clauses;
  private int operands;
  private boolean varies;
  private boolean logic;
  private boolean closes;
  private boolean comparedConstants;

  void reset() {
    breaks = 0;
    joins = 0;
    clauses = 0;
    operands = 0;
    varies = false;
    logic = false;
    closes = false;
    comparedConstants = false;
  }

  /** Whether everything so far fits together. */
  boolean isSound() {
    return breaks == 0;
  }

  /** Two neighbours do not fit. */
  void breaks() {
    breaks++;
  }

  void operand() {
    operands++;
  }

  void varies() {
    varies = true;
  }

  void compared(boolean constants) {
    comparedConstants = constants;
  }

  void join() {
    joins++;
  }

  /** A condition is joined; whether it is joined to a sound comparison of constants. */
  boolean logic(boolean outermost) {
    boolean constants = comparedConstants && isSound();
    comparedConstants = false;
    logic |= outermost;
    return constants;
  }

  void clause() {
    clauses++;
  }

  void comma(boolean outermost) {
    varies |= outermost && clauses == 0;
  }

  /** A parenthesis of the application was closed. */
  void closes() {
    closes = true;
  }

  /**
   * The evidence of the whole.
   *
   * @param evidence what was found on the way
   * @param complete whether a statement could end here
   */
  int conclude(FragmentTokens tokens, ProseTurns prose, int evidence, boolean complete) {
    int found = 0;
    if (tokens.comments() > (tokens.isCutOff() ? 2 : 1)) {
      found |= SqlEvidence.COMMENTS_AS_BLANKS.bit();
    }
    if (isSound() && closes && clauses > 1) {
      found |= SqlEvidence.CLAUSE.bit();
    }
    if (!isSound() || !complete) {
      return found;
    }
    return found | (tokens.quote() != 0 ? quoted(tokens, prose) : bare(tokens, prose, evidence));
  }

  private int bare(FragmentTokens tokens, ProseTurns prose, int evidence) {
    boolean oneWord = tokens.count() == 1 && tokens.kind(0) == TokenKind.WORD;
    boolean condition = (evidence & SqlEvidence.CONDITION.bit()) != 0;
    boolean cuts = tokens.isCutOff() && operands > 0 && !oneWord && (!varies || condition);
    boolean isProse = cuts && !condition && !closes && prose.isDash();
    return cuts && !isProse ? SqlEvidence.COMMENT_TAIL.bit() : 0;
  }

  private int quoted(FragmentTokens tokens, ProseTurns prose) {
    int found = SqlEvidence.CLOSES_CONTEXT.bit();
    boolean inches = tokens.leavesNumber();
    boolean bare = joins == 0 && !closes && clauses == 0;
    boolean cuts = tokens.isCutOff() && (!inches || !bare);
    boolean isProse = cuts && bare && (prose.opensQuotation() || prose.isPossessive());
    if (cuts && !isProse) {
      found |= SqlEvidence.COMMENT_TAIL.bit();
    }
    if (tokens.isEmphasis() || (tokens.hasOnlySigns() && prose.opensQuotation())) {
      return found;
    }
    boolean bridges = joins > 0 && clauses == 0 && (logic || !inches);
    if (tokens.endsInOpenText() && bridges && !tokens.leavesAttribute()) {
      found |= SqlEvidence.QUOTE_BRIDGE.bit();
    }
    if (logic && !varies && !inches) {
      found |= SqlEvidence.CONSTANT_CONDITION.bit();
    }
    return found;
  }
}
