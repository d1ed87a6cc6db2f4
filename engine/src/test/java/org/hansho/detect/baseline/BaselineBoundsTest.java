package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.detect.baseline.Days.days;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Origin;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.detect.Values;
import org.junit.jupiter.api.Test;

/** Somebody who invents values or keys finds no more room than the limits give. */
class BaselineBoundsTest {
  private static final int MANY = 1_000_000;

  private final List<Result> results = new ArrayList<>();
  private boolean listening;

  private LayerStack layers(String over, String score) {
    DetectorPlan plan =
        Trial.of(
                """
                title: Read
                name: read
                logsource: {product: test}
                detection: {selection: {kind: read}, condition: selection}
                ---
                title: New reader
                name: new
                baseline:
                    type: first_seen
                    rules: [read]
                    group-by: [vault]
                    limit: {groups: 1280, over: %s}
                    condition: {field: user%s}
                """
                    .formatted(over, score))
            .plan();
    return new LayerStack(plan, this::hear);
  }

  private void hear(Result result) {
    if (listening) {
      results.add(result);
    }
  }

  private static Fact read(Duration time, String vault, String user) {
    long nanos = Trial.START + time.toNanos();
    Origin origin = new Origin("test", 0, nanos, user.hashCode());
    return new Fact(0, nanos, origin, Values.of(user, vault));
  }

  private static void learn(LayerStack layers) {
    layers.accept(read(days(0), "old", "a"));
    layers.accept(read(days(1), "flooded", "a"));
    layers.accept(read(days(2), "old", "b"));
    layers.accept(read(days(8), "flooded", "a"));
  }

  private static int savedBytes(LayerStack layers) {
    return layers.saveChanged().stream().mapToInt(saved -> saved.bytes().length).sum();
  }

  @Test
  void aMillionInventedValuesFillNoMoreThanTheRoomOfTheirKey() {
    LayerStack layers = layers("alert", "");
    learn(layers);
    for (int i = 0; i < MANY; i++) {
      layers.accept(read(days(9), "flooded", "invented" + i));
    }
    assertThat(savedBytes(layers)).isLessThan(2 * 8_192);
    assertThat(layers.knowledge().takeOverflows(1)).isGreaterThan(MANY - 1_000);
    listening = true;
    layers.accept(read(days(10), "flooded", "a"));
    assertThat(results).as("what was known before the flood still is").isEmpty();
    layers.accept(read(days(10), "old", "planted"));
    assertThat(results).as("another key still gives results").hasSize(1);
  }

  @Test
  void aMillionInventedKeysPushOutEachOtherAndNotWhatWasLearned() {
    LayerStack layers = layers("mute", ", score: {gte: 0.5}");
    learn(layers);
    for (int i = 0; i < MANY; i++) {
      layers.accept(read(days(9), "invented" + i, "a" + i));
    }
    assertThat(layers.knowledge().size(1)).isLessThanOrEqualTo(1_280);
    assertThat(layers.knowledge().size(3)).isLessThanOrEqualTo(1_280);
    assertThat(layers.knowledge().evicted(3)).isGreaterThan(MANY - 2_000);
    listening = true;
    layers.accept(read(days(10), "old", "planted"));
    assertThat(results.stream().filter(result -> result.document() == 3)).hasSize(1);
  }
}
