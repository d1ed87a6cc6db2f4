package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.detect.baseline.BucketHistory;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class FloodStateTest {
  private static final long HOUR = 490_000;
  private static final int REACH = 28 * 24;

  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(5).toNanos(),
          new double[] {20_000, 0, 0, 0},
          new double[Load.SUMS + 1],
          0,
          4,
          6,
          3,
          5,
          REACH,
          Map.of());

  /** What the second version wrote of a key that had one rate in an hour. */
  private static byte[] withoutAnchor() {
    StateWriter out = new StateWriter();
    out.number(HOUR * 3_600_000_000_000L);
    out.number(HOUR * 3_600_000_000_000L);
    out.count(12);
    out.count(0);
    out.number(Long.MAX_VALUE);
    out.flag(false);
    out.flag(false);
    out.count(1);
    out.text("udp");
    for (int number = 0; number < 5; number++) {
      out.number(0);
    }
    out.flag(true);
    for (int sum = 0; sum < Load.SUMS; sum++) {
      out.number(0);
    }
    out.flag(true);
    out.number(HOUR + 1);
    out.count(0);
    BucketHistory past = new BucketHistory();
    past.append(HOUR, 15_000, REACH);
    past.write(out);
    for (int sum = 1; sum <= Load.SUMS; sum++) {
      out.flag(false);
    }
    for (int number = 0; number < 3; number++) {
      out.number(0);
    }
    new Extent().write(out);
    out.flag(false);
    for (int number = 0; number < 4; number++) {
      out.number(0);
    }
    for (int part = 0; part < 3; part++) {
      out.flag(false);
    }
    return out.toBytes();
  }

  private static NearTraffic only(FloodState state) {
    List<ClassTraffic> classes = state.classes();
    assertThat(classes).hasSize(1);
    return Objects.requireNonNull(classes.get(0).near());
  }

  @Test
  void aStateWithoutAnchorsKeepsItsPastAndIsSavedWithThem() {
    StateReader in = new StateReader(withoutAnchor());
    FloodState former = FloodState.read(PACE, 2, in);
    assertThat(in.atEnd()).as("nothing is left to read").isTrue();
    StateWriter saved = new StateWriter();
    former.write(saved);
    FloodState now = FloodState.read(PACE, FloodState.VERSION, new StateReader(saved.toBytes()));
    long weekLater = (HOUR + 168) * 3_600_000_000_000L;
    RateHistory.Level level = only(now).level(Load.PACKETS, weekLater, HOUR * 3_600_000_000_000L);
    assertThat(level.seasonal()).isEqualTo(15_000);
    assertThat(level.hasCrept()).isFalse();
    assertThat(PACE.limit(Load.PACKETS, level)).isEqualTo(60_000);
  }

  @Test
  void anHourOfADayThatGrowsByFivePercentLosesItsSayWithinThirtyDaysAlsoBehindARestart() {
    RateHistory history = new RateHistory(720);
    double rate = 15_000;
    for (int day = 0; day < 30; day++) {
      for (int slot = 0; slot < 20; slot++) {
        history.learn(HOUR + day * 24L, rate, REACH);
      }
      StateWriter saved = new StateWriter();
      history.write(saved);
      history = RateHistory.read(720, new StateReader(saved.toBytes()));
      rate *= 1.05;
    }
    RateHistory.Level level = history.level(HOUR + 30 * 24, HOUR, REACH);
    assertThat(level.seasonal()).isGreaterThan(40_000);
    assertThat(level.hasCrept()).isTrue();
    assertThat(PACE.limit(Load.PACKETS, level)).isLessThan(rate);
    assertThat(PACE.hasOnlyCrept(Load.PACKETS, rate, level)).isTrue();
    assertThat(PACE.hasOnlyCrept(Load.PACKETS, 10 * rate, level)).isFalse();
    history.accept(HOUR + 30 * 24, rate);
    assertThat(history.level(HOUR + 30 * 24, HOUR, REACH).hasCrept()).isFalse();
  }
}
