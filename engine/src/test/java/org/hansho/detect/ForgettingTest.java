package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A document that is told to forget knows nothing any more, and all others what they knew. */
class ForgettingTest {
  private static final String LOGIN =
      """
      title: Login
      name: login
      level: low
      logsource: {product: shop}
      detection: {sel: {kind: login}, condition: sel}
      """;

  private static String firstSeen(String name, String condition) {
    return """
    ---
    title: New %1$s
    name: new-%1$s
    level: low
    baseline:
        type: first_seen
        rules: [login]
        group-by: [user]
        condition: {field: %1$s%2$s}
    """
        .formatted(name, condition);
  }

  private static String count(String name, String of) {
    return """
    ---
    title: Count
    name: %s
    level: low
    correlation:
        type: event_count
        rules: [%s]
        group-by: [user]
        timespan: 5m
        condition: {gte: 3}
    """
        .formatted(name, of);
  }

  private static List<String> own(Trial trial, String... references) {
    return trial.plan().ownOf(Set.of(references)).stream()
        .map(DetectorPlan.Document::reference)
        .toList();
  }

  @Test
  void whatWorksForOthersTooIsNotForgotten() {
    Trial trial =
        Trial.of(LOGIN + count("few", "login") + count("one", "few") + count("two", "few"), "user");
    assertThat(own(trial, "one")).containsExactly("one");
    assertThat(own(trial, "one", "two")).containsExactlyInAnyOrder("few", "one", "two");
    assertThat(own(trial, "none")).isEmpty();
  }

  @Test
  void knowledgeAcrossKeysGoesWithItsBaseline() {
    Trial trial =
        Trial.of(LOGIN + firstSeen("host", ", score: {gte: 0.5}") + firstSeen("place", ""), "user");
    assertThat(own(trial, "new-host"))
        .hasSizeGreaterThan(1)
        .allMatch(one -> !one.contains("place"));
    assertThat(own(trial, "new-place")).containsExactly("new-place");
  }

  /** Pieces as they lie on a disk. */
  private static void store(Map<String, SavedState> disk, List<SavedState> pieces) {
    for (SavedState piece : pieces) {
      String key = piece.name() + " " + piece.group();
      if (piece.bytes().length == 0) {
        disk.remove(key);
      } else {
        disk.put(key, piece);
      }
    }
  }

  private static void hold(Knowledge knowledge, int host, int place) {
    assertThat(knowledge.size(host)).isZero();
    assertThat(knowledge.since(host)).isEqualTo(Long.MAX_VALUE);
    assertThat(knowledge.bytes(host)).isZero();
    assertThat(knowledge.size(place)).isEqualTo(40);
    assertThat(knowledge.since(place)).isEqualTo(Trial.START);
  }

  @Test
  void nothingOfItIsKnownAnyMoreHereAndBehindARestart() {
    Trial trial = Trial.of(LOGIN + firstSeen("host", "") + firstSeen("place", ""), "user");
    for (int user = 0; user < 40; user++) {
      trial.at(Duration.ofSeconds(user), "kind=login user=u" + user + " host=h place=p");
    }
    DetectorPlan plan = trial.plan();
    int host = plan.ownOf(Set.of("new-host")).get(0).index();
    int place = plan.ownOf(Set.of("new-place")).get(0).index();
    LayerStack layers = new LayerStack(plan, unused -> {});
    trial.facts().forEach(layers::accept);
    Map<String, SavedState> disk = new TreeMap<>();
    store(disk, layers.saveChanged());

    assertThat(layers.knowledge().size(host)).isEqualTo(40);
    store(disk, layers.forget(host));
    hold(layers.knowledge(), host, place);
    store(disk, layers.saveChanged());
    assertThat(disk.values()).isNotEmpty().allMatch(one -> one.document().equals("new-place"));

    LayerStack restarted = new LayerStack(plan, unused -> {});
    assertThat(restarted.restore(new ArrayList<>(disk.values()))).isZero();
    hold(restarted.knowledge(), host, place);

    for (LayerStack each : List.of(layers, restarted)) {
      Fact last = trial.facts().get(39);
      each.accept(last);
      assertThat(each.knowledge().size(host)).isEqualTo(1);
      assertThat(each.knowledge().since(host)).isEqualTo(last.time());
    }
    List<SavedState> after = layers.saveChanged();
    assertThat(after).hasSameSizeAs(restarted.saveChanged());
  }
}
