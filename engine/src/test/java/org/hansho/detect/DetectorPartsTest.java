package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class DetectorPartsTest {
  private static final String RULE =
      """
      title: Read
      name: read
      logsource: {product: test}
      detection: {selection: {kind: read}, condition: selection}
      ---
      title: Written
      name: written
      logsource: {product: test}
      detection: {selection: {kind: written}, condition: selection}
      """;

  private static String newUser(String name, String key) {
    return """
    ---
    title: New user %s
    name: %s
    baseline:
        type: first_seen
        rules: [read]
        group-by: [%s]
        condition: {field: user}
    """
        .formatted(name, name, key);
  }

  private static String several(String name, String rule) {
    return """
    ---
    title: Several
    name: %s
    correlation:
        type: event_count
        rules: [%s]
        group-by: [vault]
        timespan: 1h
        condition: {gte: 2}
    """
        .formatted(name, rule);
  }

  private static DetectorPlan plan(String... documents) {
    String yaml = RULE + String.join("", documents);
    SigmaRules sigma = SigmaRules.read(List.of(new SourceText("parts.yml", yaml)), Lists.NONE);
    assertThat(sigma.problems()).isEmpty();
    return DetectorPlan.of(sigma.rules(), sigma.keyed(), Map.of("c", Set.of(), "d", Set.of()));
  }

  private static List<List<String>> named(DetectorPlan plan, List<BitSet> parts) {
    List<List<String>> named = new ArrayList<>();
    for (BitSet part : parts) {
      named.add(
          plan.keyed().stream()
              .filter(document -> part.get(document.index()))
              .map(DetectorPlan.Document::reference)
              .sorted()
              .toList());
    }
    return named;
  }

  @Test
  void whoListensToEachOtherStaysTogetherAndEverybodyHasOnePart() {
    DetectorPlan plan =
        plan(newUser("a", "vault"), newUser("b", "host"), several("c", "a"), several("d", "c"));
    List<BitSet> parts = DetectorParts.of(plan, Map.of(), 3);
    assertThat(named(plan, parts)).containsExactly(List.of("a", "c", "d"), List.of("b"), List.of());
  }

  @Test
  void whoHearsOfTheSameRecordsLiesTogetherAndPartsCostTheSame() {
    DetectorPlan plan =
        plan(
            newUser("a", "vault"),
            newUser("b", "host"),
            newUser("c", "vault"),
            several("d", "written"),
            several("e", "written"),
            several("f", "written"));
    SubscriberTable table = new SubscriberTable(plan);
    Map<Subscribers, Long> often =
        Map.of(table.of(new int[] {0}, 1), 100L, table.of(new int[] {1}, 1), 90L);
    assertThat(named(plan, DetectorParts.of(plan, often, 2)))
        .containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f"));
    assertThat(named(plan, DetectorParts.of(plan, often, 8)))
        .hasSize(8)
        .allMatch(part -> part.size() <= 1);
  }
}
