package org.hansho.detect.flood;

import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the first version saved of a flood. Of it the past is kept, and what requests consist
 * of; a flood that was going on begins anew with its next record. Used once.
 */
final class FormerFlood {
  private static final int DECIMALS_OF_ANSWERS = 4;
  private static final int NUMBERS_OF_SLOT = 5;

  private final Pace pace;
  private final StateReader in;

  FormerFlood(Pace pace, StateReader in) {
    this.pace = pace;
    this.in = in;
  }

  FloodState read() {
    FloodState state = new FloodState();
    state.first = in.number();
    state.latest = in.number();
    state.samples = in.count();
    state.wouldHaveFired = in.count();
    in.number();
    if (in.flag()) {
      answers();
    }
    state.composition = in.flag() ? Composition.readFormer(in) : null;
    for (int left = in.count(); left > 0; left--) {
      state.add(traffic());
    }
    return state;
  }

  private void answers() {
    in.number();
    for (int i = 0; i < DECIMALS_OF_ANSWERS; i++) {
      in.decimal();
    }
    ring();
  }

  private void ring() {
    if (in.flag()) {
      SlotRing.read(pace.unit(), Timeline.units(pace.slot()), Load.SUMS, in);
    }
  }

  private ClassTraffic traffic() {
    ClassTraffic traffic = new ClassTraffic(in.text(), pace);
    for (int i = 0; i < NUMBERS_OF_SLOT; i++) {
      in.number();
    }
    if (in.flag()) {
      traffic.resume(pace, past());
    }
    return traffic;
  }

  private @Nullable RateHistory[] past() {
    @Nullable RateHistory[] past = new @Nullable RateHistory[Load.SUMS];
    for (int sum = 0; sum < Load.SUMS; sum++) {
      in.number();
      past[sum] = in.flag() ? RateHistory.readFormer(pace.slotsOfHour(), in) : null;
    }
    for (int times = 0; times < 5; times++) {
      in.number();
    }
    in.flag();
    in.flag();
    in.decimal();
    in.count();
    in.number();
    in.number();
    ring();
    if (in.flag()) {
      Talkers.read(in);
    }
    return past;
  }
}
