package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class LayerStackTest {
  private static final String EACH =
      """
      title: Read
      name: read
      logsource: {product: test}
      detection: {selection: {kind: read}, condition: selection}
      ---
      title: Each read of a vault
      name: each
      correlation:
          type: event_count
          rules: [read]
          group-by: [vault]
          timespan: 1h
          condition: {gte: 1}
      """;

  private static DetectorPlan plan() {
    SigmaRules sigma = SigmaRules.read(List.of(new SourceText("each.yml", EACH)), Lists.NONE);
    assertThat(sigma.problems()).isEmpty();
    return DetectorPlan.of(sigma.rules(), sigma.keyed(), Map.of("each", Set.of()));
  }

  private static Observation observation(DetectorPlan plan, int second) {
    Origin origin = new Origin("source", second, second, second);
    Subscribers subscribers = new SubscriberTable(plan).of(new int[] {0}, 1);
    String[] values = new String[plan.ruleLayout().column("vault") + 1];
    Arrays.fill(values, "");
    values[values.length - 1] = "v";
    return new Observation(subscribers, second * 1_000_000_000L, origin, Values.of(values));
  }

  @Test
  void nothingThatWaitsIsLost() {
    DetectorPlan plan = plan();
    for (int count : new int[] {1, 63, 64, 65, 200}) {
      List<Result> results = new ArrayList<>();
      LayerStack layers = new LayerStack(plan, results::add);
      for (int second = 0; second < count; second++) {
        layers.accept(observation(plan, second));
      }
      layers.flush();
      assertThat(results).hasSize(count);
      layers.end();
      assertThat(results).hasSize(count);
    }
  }
}
