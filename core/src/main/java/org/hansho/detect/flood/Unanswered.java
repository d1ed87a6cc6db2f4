package org.hansho.detect.flood;

/**
 * Whether traffic that ought to belong to connections belongs to none: requests for connections
 * that are not answered, answers that nobody asked for. Immutable.
 *
 * @param ratio how many times the other side it must be; 0 where this is not asked
 * @param slots how many of the last slots are looked at
 */
record Unanswered(double ratio, int slots) {
  static final String ASKS = "tcp-syn";
  static final String REPLIES = "tcp-answer";

  boolean isOn() {
    return ratio > 0;
  }

  /** Whether a class may be a flood; classes of which this cannot be asked may. */
  boolean admits(String traffic, Answers answers, SlotRing ring) {
    if (!isOn() || (!traffic.equals(ASKS) && !traffic.equals(REPLIES))) {
      return true;
    }
    return of(traffic, answers, ring) > ratio
        && (traffic.equals(REPLIES) || answers.sum() > Answers.ALARM);
  }

  /** Packets for each on the other side. */
  double of(String traffic, Answers answers, SlotRing ring) {
    long other = traffic.equals(ASKS) ? answers.given(slots) : answers.asked(slots);
    long packets = ring.sum(Load.PACKETS, ring.head(), SlotRing.SLOT * slots);
    return packets / (double) Math.max(1, other);
  }
}
