package org.hansho.detect.baseline;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Grounds;
import org.hansho.sigma.Baseline;

/** Says in numbers and words how the operations of a key differ from its past. Immutable. */
final class MixGrounds {
  private final long period;
  private final long history;
  private final int days;

  MixGrounds(Duration period, Baseline baseline) {
    this.period = period.toNanos();
    this.history = baseline.memory().history().toNanos();
    this.days = baseline.learning().days();
  }

  Grounds of(MixDetector.State state) {
    OperationMix mix = new OperationMix(state.operations);
    List<String> different = mix.mostDifferent();
    List<String> unknown = mix.unknown(days);
    String divergence = Numbers.plain(mix.divergence());
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("divergence", divergence);
    numbers.put("count", Integer.toString(state.count));
    numbers.put("new", String.join(", ", unknown));
    numbers.put("most_different", String.join(", ", different));
    numbers.put("known", Integer.toString(state.operations.size()));
    numbers.put("since", Times.instant(Math.max(0, state.first)));
    numbers.put("samples", Long.toString(state.samples));
    numbers.put("would_have_fired", Integer.toString(state.wouldHaveFired));
    return new Grounds(
        numbers,
        "%s operations within %s are others than usual (divergence %s), most of all %s; not used in %s before: %s."
            .formatted(
                Numbers.grouped(state.count),
                Spans.english(period),
                divergence,
                String.join(", ", different),
                Spans.english(history),
                unknown.isEmpty() ? "none" : String.join(", ", unknown)),
        "%sに %s 件の操作があり、その内訳は通常と異なります (乖離度 %s)。違いが大きい操作は %s です。過去 %sに使用されていない操作: %s。"
            .formatted(
                Spans.japanese(period),
                Numbers.grouped(state.count),
                divergence,
                String.join("、", different),
                Spans.japanese(history),
                unknown.isEmpty() ? "なし" : String.join("、", unknown)));
  }
}
