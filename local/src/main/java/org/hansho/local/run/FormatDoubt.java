package org.hansho.local.run;

/**
 * When the format of a source is looked at again: after a push of which nothing was read, or many
 * records in a row that were not. Each look that changes nothing doubles the number of such pushes
 * until the next, so looking costs little however long a source sends what nobody reads; each
 * change of format doubles it for good, so that nobody makes a source flap. Starts anew with the
 * process. Belongs to the worker that reads the source.
 */
final class FormatDoubt {
  private static final int IN_A_ROW = 20;
  private static final int LONGEST_WAIT = 64;

  private int inARow;
  private long events;
  private long malformed;
  private int least;
  private int wait;
  private int passed;

  FormatDoubt(int changes) {
    least = Math.min(LONGEST_WAIT, 1 << Math.min(changes, 6));
    wait = least;
  }

  void event() {
    inARow = 0;
    events++;
  }

  void malformed() {
    inARow++;
    malformed++;
  }

  /** Whether to look before the next push is read. */
  boolean isDue() {
    boolean doubtful = inARow >= IN_A_ROW || (malformed > 0 && events == 0);
    if (!doubtful) {
      if (events > 0) {
        wait = least;
        passed = 0;
      }
      return false;
    }
    passed++;
    return passed >= wait;
  }

  /** Begins another push. */
  void begin() {
    events = 0;
    malformed = 0;
  }

  /** Notes that a look changed nothing. */
  void looked() {
    passed = 0;
    wait = Math.min(LONGEST_WAIT, 2 * wait);
  }
}
