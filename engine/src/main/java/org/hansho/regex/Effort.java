package org.hansho.regex;

/**
 * What one expression may cost, in steps. A step is one instruction looked at while a state of an
 * automaton is made, or one comparison of a search without index; a million are about 5 ms.
 *
 * <p>An evaluation that needs more than {@link #OF_ONE} steps is given up: the value is undecided.
 * The steps are also taken from an account that each byte of a value fills a little. When it is
 * empty the expression is quarantined: until the account is full again it decides only values that
 * are cheap, with {@link #IN_QUARANTINE} steps and a few a byte. So a single costly value costs
 * that value, a flood of them costs bounded time, and ordinary values between them are still
 * decided.
 *
 * <p>Belongs to one thread. What is undecided depends on what was looked at before, and so on how a
 * run is spread over threads; values within the budget are always decided.
 */
public final class Effort {
  /** Most steps of one evaluation. */
  public static final int OF_ONE = 2_000_000;

  /** Steps in a full account. */
  public static final long ACCOUNT = 10L * OF_ONE;

  /** Steps of one evaluation in quarantine, beside those for its bytes. */
  public static final int IN_QUARANTINE = 20_000;

  private static final int PER_BYTE = 8;

  private long account = ACCOUNT;
  private long left;
  private boolean quarantined;
  private boolean undecided;
  private long values;
  private long quarantines;

  /** Begins an evaluation of a value of so many bytes. */
  public void begin(int length) {
    long filled = (long) PER_BYTE * length;
    account = Math.min(ACCOUNT, account + filled);
    quarantined = quarantined && account < ACCOUNT;
    left = quarantined ? IN_QUARANTINE + filled : OF_ONE;
    undecided = false;
  }

  /** Takes steps; false if the evaluation must be given up. */
  public boolean spend(int steps) {
    left -= steps;
    account -= steps;
    return left >= 0 || giveUp();
  }

  private boolean giveUp() {
    undecided = true;
    values++;
    if (account < 0 && !quarantined) {
      quarantined = true;
      quarantines++;
    }
    return false;
  }

  /** Whether the last evaluation was given up. */
  public boolean isUndecided() {
    return undecided;
  }

  /** Values that were left undecided so far. */
  public long undecidedValues() {
    return values;
  }

  /** How often the account was empty. */
  public long quarantines() {
    return quarantines;
  }

  /** Whether the expression is in quarantine at present. */
  public boolean isQuarantined() {
    return quarantined;
  }
}
