package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class FirstValueTest {
  private static final long MINUTE = 60_000_000_000L;

  private static FirstSeenDetector.State state() {
    return new FirstSeenDetector.State(
        new ValueTable[] {new ValueTable(4, 1_000)}, new Watch(), new Arrivals());
  }

  private static byte[] saved(FirstSeenDetector.State state) {
    StateWriter out = new StateWriter();
    state.watch.write(out);
    state.arrivals.write(out);
    state.tables[0].write(out);
    return out.toBytes();
  }

  /** Learns a value as the detector does. */
  private static void learn(FirstSeenDetector.State state, long hash, long time) {
    int minute = Times.minute(time);
    boolean known = state.tables[0].find(hash, minute) >= 0;
    state.watch.learn(time);
    state.tables[0].see(hash, minute);
    if (!known) {
      state.arrivals.add(time);
    }
  }

  @Test
  void aStateThatFitsIsTheSameAfterItWasNumbers() {
    Random random = new Random(3);
    FirstSeenDetector.State shared = state();
    long[] numbers = new long[2 + FirstValue.FORM.numbers()];
    int[] fitting = new int[4];
    int objects = 0;
    for (int i = 0; i < 20_000; i++) {
      FirstSeenDetector.State state = state();
      int facts = random.nextInt(4);
      for (int fact = 0; fact < facts; fact++) {
        long hash = random.nextInt(4) == 0 ? random.nextLong() : 7;
        learn(state, hash, random.nextInt(3_000) * MINUTE + random.nextInt(1_000));
        if (random.nextInt(5) == 0) {
          state.watch.wouldHaveFired();
        }
        if (random.nextInt(9) == 0) {
          state.tables[0].setAlerted(0, random.nextInt(3_000));
        }
      }
      if (!FirstValue.FORM.fits(state)) {
        objects++;
        continue;
      }
      fitting[facts]++;
      FirstValue.FORM.write(state, numbers, 1);
      FirstValue.FORM.read(numbers, 1, shared);
      assertThat(saved(shared)).isEqualTo(saved(state));
      assertThat(FirstValue.FORM.fits(shared)).isTrue();
    }
    assertThat(Arrays.stream(fitting)).allMatch(count -> count > 200);
    assertThat(objects).isGreaterThan(1_000);
  }

  @Test
  void aSecondValueAndAReturnAfterForgettingDoNotFit() {
    FirstSeenDetector.State second = state();
    learn(second, 1, 10 * MINUTE);
    learn(second, 2, 11 * MINUTE);
    FirstSeenDetector.State returned = state();
    learn(returned, 1, 10 * MINUTE);
    learn(returned, 1, 2_000 * MINUTE);
    assertThat(FirstValue.FORM.fits(second)).isFalse();
    assertThat(FirstValue.FORM.fits(returned)).isFalse();
  }

  @Test
  void aNewStateFits() {
    long[] numbers = new long[FirstValue.FORM.numbers()];
    FirstSeenDetector.State read = state();
    learn(read, 1, MINUTE);
    FirstValue.FORM.write(state(), numbers, 0);
    FirstValue.FORM.read(numbers, 0, read);
    assertThat(saved(read)).isEqualTo(saved(state()));
  }
}
