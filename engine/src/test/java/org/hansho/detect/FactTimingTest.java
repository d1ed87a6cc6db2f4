package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.event.Timing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fact says how its time was come by, wherever it goes. */
class FactTimingTest {
  private static final int DOCUMENT = 70_000;

  @ParameterizedTest
  @EnumSource
  void aFactThatIsSavedOrPassedOnKeepsItsTiming(Timing timing) {
    Origin origin = new Origin("source", 1, 2, 3);
    Fact fact = new Fact(DOCUMENT, 2, origin, Values.of("value"), timing);
    assertThat(fact.document()).isEqualTo(DOCUMENT);
    assertThat(fact.passedBy(DOCUMENT + 1, 0, 1).timing()).isEqualTo(timing);
    DetectorPlan plan = logins();
    FactStateWriter out = new FactStateWriter(plan);
    new Fact(0, 2, origin, Values.of("value"), timing).passedBy(0, 2, 9).write(out);
    Fact read = Fact.read(FactStateReader.of(plan, out.toBytes()));
    assertThat(read.timing()).isEqualTo(timing);
    assertThat(read.document()).isZero();
    assertThat(read.prevalence(2)).isEqualTo(9);
    assertThat(read.text(0)).isEqualTo("value");
  }

  private static DetectorPlan logins() {
    return Trial.of(
            """
            title: Login
            name: login
            level: low
            logsource: {product: shop}
            detection: {sel: {kind: login}, condition: sel}
            ---
            title: Logins
            name: logins
            level: low
            correlation:
                type: event_count
                rules: [login]
                group-by: [user]
                timespan: 5m
                condition: {gte: 5}
            """)
        .plan();
  }

  @ParameterizedTest
  @EnumSource(names = {"LATE", "SKEWED", "BACKLOG"})
  void whatIsLateSkewedOrOlderThanItsSourceTeachesNothing(Timing timing) {
    assertThat(timing.teaches()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"CLAIMED", "CORRECTED", "UNDATED"})
  void whatIsInOrderTeaches(Timing timing) {
    assertThat(timing.teaches()).isTrue();
  }
}
