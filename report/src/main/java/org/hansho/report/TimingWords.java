package org.hansho.report;

import java.util.Set;
import org.hansho.event.Timing;
import org.hansho.report.text.Texts;

/** The texts about alerts that do not rest only on the times that records claim. */
public final class TimingWords {
  private TimingWords() {}

  /** A sentence for each way that times were come by; empty for none. */
  public static String of(Set<Timing> timings, Texts texts) {
    return timings.stream()
        .map(timing -> texts.get("timing." + timing.key()))
        .reduce((one, other) -> texts.get("timing.both", one, other))
        .orElse("");
  }
}
