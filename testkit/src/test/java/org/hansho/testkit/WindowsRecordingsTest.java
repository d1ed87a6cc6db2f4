package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

/** Matcher and oracle agree on recorded Windows events with all public rules. */
class WindowsRecordingsTest {
  /**
   * The oracle is asked about one event of so many, and about the first event of each rule that the
   * matcher lets match.
   */
  private static final int STEP = Proofs.count("hansho.recordings.step", 100);

  private static final Format FORMAT = new WindowsJsonFormat();

  private final BitSet seen = new BitSet();
  private int events;

  @Test
  void matcherAgreesWithOracleOnEveryPublicRule() {
    PublicRules rules = PublicRules.over(FORMAT);
    Map<String, byte[]> recordings =
        SharedFolder.unzipped(SharedFolder.path("telemetry/windows-events"));
    for (byte[] recording : recordings.values()) {
      rules.read(recording, FORMAT, event -> tryOne(rules, event));
    }
    assertThat(recordings).hasSize(12);
    assertThat(events).isEqualTo(90_785);
    assertThat(seen.cardinality()).as("different rules that matched").isGreaterThan(50);
  }

  private void tryOne(PublicRules rules, Event event) {
    BitSet matched = rules.matched(event);
    matched.andNot(seen);
    if (events++ % STEP == 0 || !matched.isEmpty()) {
      rules.assertOracleAgrees(event);
    }
    seen.or(matched);
  }
}
