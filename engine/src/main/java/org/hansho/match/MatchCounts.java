package org.hansho.match;

/**
 * How much work matching was, summed over the events of one matcher.
 *
 * @param events events matched
 * @param candidates conditions that were decided because their rarest test held
 * @param tests tests that these decisions read from the index
 * @param questions tests that no index answers and that were asked of the event itself
 */
public record MatchCounts(long events, long candidates, long tests, long questions) {
  static final MatchCounts NONE = new MatchCounts(0, 0, 0, 0);

  /** The sum of both. */
  public MatchCounts plus(MatchCounts other) {
    return new MatchCounts(
        events + other.events,
        candidates + other.candidates,
        tests + other.tests,
        questions + other.questions);
  }
}
