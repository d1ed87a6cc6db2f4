package org.hansho.detect;

/** Receives what detectors find, on their thread. */
@FunctionalInterface
public interface ResultSink {
  /**
   * A document holds. The result is whole, and may be kept.
   *
   * @param result also of documents that only others listen to
   */
  void accept(Result result);

  /**
   * Whether a result is of use as a number alone, and was counted: then it is not made in full and
   * not handed over. Whoever wants its fact all the same asks before returning.
   */
  default boolean counts(Result result) {
    return false;
  }
}
