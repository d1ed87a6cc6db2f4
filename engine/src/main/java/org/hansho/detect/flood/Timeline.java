package org.hansho.detect.flood;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What came in the last six minutes: a minute and four slots in units of a fifth of a slot, and all
 * of it in spans of five slots. Each record is spread over its own interval in both, so that a flow
 * of five minutes and one of a second add up alike. 4.6 kB for four sums and slots of 3 s. Belongs
 * to one thread.
 */
final class Timeline {
  /** Units of a slot. */
  static final int SLOT = 5;

  /** Slots of a span. */
  static final int SPAN = 5;

  private static final long MINUTE = 60_000_000_000L;
  private static final int SLOTS_BESIDE = 4;

  /** A flow is reported after five minutes at the latest; one more for what comes late. */
  private static final int MINUTES = 6;

  private final SlotRing fine;
  private final SlotRing coarse;

  private Timeline(SlotRing fine, SlotRing coarse) {
    this.fine = fine;
    this.coarse = coarse;
  }

  /**
   * An empty one.
   *
   * @param slot nanoseconds
   * @param width how many sums there are
   */
  static Timeline at(long time, long slot, int width) {
    long unit = slot / SLOT;
    long span = slot * SPAN;
    return new Timeline(
        new SlotRing(unit, units(slot), width, Math.floorDiv(time, unit)),
        new SlotRing(span, spans(slot), width, Math.floorDiv(time, span)));
  }

  /** How many units are kept. */
  static int units(long slot) {
    return SLOT * (int) (SLOTS_BESIDE + (MINUTE + slot - 1) / slot);
  }

  private static int spans(long slot) {
    long span = slot * SPAN;
    return 1 + (int) ((MINUTES * MINUTE + span - 1) / span);
  }

  /** The last minute, in units. */
  SlotRing fine() {
    return fine;
  }

  /** The last six minutes, in spans. */
  SlotRing coarse() {
    return coarse;
  }

  /**
   * Units after which a slot counts as complete: a flow of a minute that ended with it is reported.
   */
  int settled() {
    return fine.units() - (SLOTS_BESIDE - 1) * SLOT;
  }

  /** Goes on to a time; an earlier one changes nothing. */
  void advance(long time) {
    fine.advance(Math.floorDiv(time, fine.unit()));
    coarse.advance(Math.floorDiv(time, coarse.unit()));
  }

  /**
   * Spreads amounts over the time before one.
   *
   * @param span nanoseconds
   */
  void add(long time, long[] amounts, long span) {
    if (span == 0 && fine.isRunning(time) && coarse.isRunning(time)) {
      fine.addNow(amounts);
      coarse.addNow(amounts);
    } else {
      advance(time);
      fine.add(time, amounts, span);
      coarse.add(time, amounts, span);
    }
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 32 + fine.bytes() + coarse.bytes();
  }

  void write(StateWriter out) {
    fine.write(out);
    coarse.write(out);
  }

  static Timeline read(long slot, int width, StateReader in) {
    SlotRing fine = SlotRing.read(slot / SLOT, units(slot), width, in);
    return new Timeline(fine, SlotRing.read(slot * SPAN, spans(slot), width, in));
  }
}
