package org.hansho.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.local.run.FieldSample;
import org.hansho.server.health.KnownFields.Verdict;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

/** H905: what a source is known to have, and when it lacks it. */
class KnownFieldsTest {
  private static final EventClass CLASS = EventClass.of("app");
  private static final Fields READ = Fields.of(List.of("user", "host", "code"));
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private long number;
  private long now = 1_000 * HOUR;
  private KnownFields known = KnownFields.of(lacking(0), now);

  /** A sample of 250 events, of which so many lack the field {@code user}. */
  private FieldSample lacking(int events) {
    return sample("json", READ, Map.of("user", 250 - events, "host", 250));
  }

  private FieldSample sample(String format, Fields read, Map<String, Integer> seen) {
    Map<String, Integer> some = new HashMap<>(seen);
    some.values().removeIf(count -> count == 0);
    return new FieldSample(++number, CLASS, format, read, 250, some);
  }

  private void learn() {
    known = KnownFields.of(lacking(0), now);
    for (int i = 0; i < 25; i++) {
      now += HOUR;
      assertThat(known.judge(lacking(0), now)).isEqualTo(Verdict.USUAL);
    }
  }

  @Test
  void h905TwoOfAHundredRecordsThatLackAFieldInTwoSamplesAreEnough() {
    learn();
    assertThat(known.judge(lacking(5), now)).isEqualTo(Verdict.USUAL);
    FieldSample second = lacking(5);
    assertThat(known.judge(second, now)).isEqualTo(Verdict.GONE);
    assertThat(known.lacking(second)).containsExactly("user");
    assertThat(KnownFields.share(second, List.of("user"))).isEqualTo(2);
  }

  @Test
  void h905FieldsAreBackOnceNoRecordLacksThem() {
    learn();
    known.judge(lacking(250), now);
    known.judge(lacking(250), now);
    assertThat(known.judge(lacking(1), now)).isEqualTo(Verdict.GONE);
    assertThat(known.judge(lacking(0), now)).isEqualTo(Verdict.GONE);
    assertThat(known.judge(lacking(0), now)).isEqualTo(Verdict.BACK);
    assertThat(known.judge(lacking(0), now)).isEqualTo(Verdict.USUAL);
  }

  @Test
  void h905OneSampleThatLacksAFieldAndOneRecordInAThousandAreNone() {
    learn();
    for (int i = 0; i < 20; i++) {
      assertThat(known.judge(lacking(i % 2 == 0 ? 250 : 0), now)).isEqualTo(Verdict.USUAL);
      assertThat(known.judge(lacking(i % 2), now)).isEqualTo(Verdict.USUAL);
    }
  }

  @Test
  void h905WhatWasNeverInAllRecordsIsNotMissedAndNobodyLearnsInAnHour() {
    known = KnownFields.of(lacking(0), now);
    for (int i = 0; i < 40; i++) {
      known.judge(lacking(i == 3 ? 1 : 0), now);
    }
    assertThat(known.judge(lacking(250), now)).as("learned for no day").isEqualTo(Verdict.USUAL);
    now += 25 * HOUR;
    for (int i = 0; i < 5; i++) {
      assertThat(known.judge(lacking(250), now)).isEqualTo(Verdict.USUAL);
    }
  }

  @Test
  void h905AFieldThatNoDetectionReadsAnyMoreIsNotMissed() {
    learn();
    Fields fewer = Fields.of(List.of("host"));
    for (int i = 0; i < 3; i++) {
      FieldSample sample = sample("json", fewer, Map.of("host", 250));
      assertThat(known.judge(sample, now)).isEqualTo(Verdict.USUAL);
    }
  }

  @Test
  void h905WhatLastsForAWeekIsUsualThen() {
    learn();
    known.judge(lacking(250), now);
    known.judge(lacking(250), now);
    now += 8 * 24 * HOUR;
    assertThat(known.judge(lacking(250), now)).isEqualTo(Verdict.ACCEPTED);
    assertThat(known.judge(lacking(250), now)).isEqualTo(Verdict.USUAL);
  }

  @Test
  void h905WhatWasLearnedOutlivesARestart() {
    learn();
    known.judge(lacking(250), now);
    StateWriter out = new StateWriter();
    known.write(out);
    known = KnownFields.read(new StateReader(out.toBytes()));
    number = 0;
    assertThat(known.judge(lacking(250), now)).isEqualTo(Verdict.GONE);
    assertThat(known.isGone()).isTrue();
  }
}
