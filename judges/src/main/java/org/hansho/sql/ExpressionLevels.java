package org.hansho.sql;

import java.util.Arrays;

/**
 * What is known of each level of parentheses while a value is walked: whether it holds constants
 * only, whether a condition was begun, what is compared, whether it is a call or a query. Bounded;
 * deeper levels share the last.
 */
final class ExpressionLevels {
  private static final int DEEPEST = 64;
  private static final int LOGIC = 1;
  private static final int COMPARISON = 2;
  private static final int LEFT_VARIES = 4;
  private static final int VARIES = 8;
  private static final int CALL = 16;
  private static final int QUERY = 32;

  /** One of the arguments of a call before the last comma varies. */
  private static final int ARGUMENT_VARIES = 64;

  private final int[] levels = new int[DEEPEST];
  private final int[] cases = new int[DEEPEST];
  private int depth;

  void reset() {
    depth = 0;
    levels[0] = 0;
    Arrays.fill(cases, 0);
  }

  boolean isOutermost() {
    return depth == 0;
  }

  boolean isCall() {
    return (levels[depth] & CALL) != 0;
  }

  boolean isQuery() {
    return (levels[depth] & QUERY) != 0;
  }

  boolean isCondition() {
    return (levels[depth] & LOGIC) != 0;
  }

  boolean isCase() {
    return cases[depth] > 0;
  }

  void open(boolean called, boolean choice) {
    int inherited = called ? CALL : levels[depth] & LOGIC;
    if (depth < DEEPEST - 1) {
      depth++;
    }
    levels[depth] = choice ? inherited | LOGIC : inherited;
    cases[depth] = 0;
  }

  /** Leaves a level; whether it held something that varies. */
  boolean close() {
    boolean varies = depth > 0 && (levels[depth] & (VARIES | ARGUMENT_VARIES)) != 0;
    depth = Math.max(0, depth - 1);
    return varies;
  }

  void vary() {
    levels[depth] |= VARIES;
  }

  /** A condition begins. */
  void logic() {
    keep(CALL | QUERY, LOGIC);
  }

  /** A value is compared with what follows. */
  void compare() {
    int left = (levels[depth] & VARIES) != 0 ? LEFT_VARIES : 0;
    levels[depth] = (levels[depth] & ~(VARIES | LEFT_VARIES)) | COMPARISON | left;
  }

  boolean isCompared() {
    return (levels[depth] & COMPARISON) != 0;
  }

  /** Ends a comparison; whether its left side varies. */
  boolean endComparison() {
    levels[depth] &= ~COMPARISON;
    return (levels[depth] & LEFT_VARIES) != 0;
  }

  void query() {
    keep(CALL, QUERY);
  }

  void clause() {
    keep(CALL, QUERY | LOGIC);
  }

  void nextItem() {
    boolean varies = isCall() && (levels[depth] & VARIES) != 0;
    keep(CALL | QUERY | ARGUMENT_VARIES, varies ? ARGUMENT_VARIES : 0);
  }

  void beginCase() {
    cases[depth]++;
  }

  void endCase() {
    cases[depth]--;
  }

  private void keep(int kept, int added) {
    levels[depth] = (levels[depth] & kept) | added;
  }
}
