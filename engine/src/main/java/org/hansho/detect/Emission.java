package org.hansho.detect;

/** What a detector may do with a fact. Valid during the call only. */
public interface Emission {
  /** Most records that a result names. */
  int EVIDENCE = 10;

  /** The document holds. */
  void emit(Conclusion conclusion);

  /**
   * Passes the fact at hand on to those who listen above, with a number counted across keys.
   *
   * @param place of the number, see {@link Fact#prevalence}
   */
  void pass(Fact fact, int place, int number);

  /** Asks for {@link Detector#wake} once event time has reached this. */
  void wakeAt(long time);

  /**
   * When the first fact of the document was seen, whatever its key; nanoseconds since 1970. Never
   * later than the present fact.
   */
  long since();

  /** Something was forgotten for want of room inside of a state. */
  void overflow();
}
