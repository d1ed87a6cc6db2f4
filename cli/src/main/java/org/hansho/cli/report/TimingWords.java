package org.hansho.cli.report;

import java.util.Set;
import org.hansho.cli.text.Texts;
import org.hansho.event.Timing;

/** What is told of alerts that do not rest on what records claim of their time alone. */
final class TimingWords {
  private TimingWords() {}

  /** A sentence for each way that times were come by; empty for none. */
  static String of(Set<Timing> timings, Texts texts) {
    return timings.stream()
        .map(timing -> texts.get("timing." + timing.key()))
        .reduce((one, other) -> texts.get("timing.both", one, other))
        .orElse("");
  }
}
