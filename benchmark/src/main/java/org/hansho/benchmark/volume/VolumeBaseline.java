package org.hansho.benchmark.volume;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Origin;
import org.hansho.detect.Values;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;

/**
 * The engine's own {@code volume} baseline: the count of a day is a fact that adds so much.
 *
 * @param condition its bounds as they are written in a document
 */
record VolumeBaseline(String name, String condition) implements Statistic {
  private static final long DAY = 86_400_000_000_000L;
  private static final String DOCUMENTS =
      """
      title: Work
      name: work
      logsource: {product: test}
      detection: {selection: {work: '*'}, condition: selection}
      ---
      title: Much work
      name: much
      baseline:
          type: volume
          rules: [work]
          group-by: []
          timespan: 1d
          history: 30d
          learn: {period: 14d}
          condition: {measure: sum, field: work, %s}
      """;

  @Override
  public Set<Integer> unusual(LocalDate start, int[] daily) {
    Set<Integer> unusual = new TreeSet<>();
    long first = start.toEpochDay();
    LayerStack layers =
        new LayerStack(plan(), result -> unusual.add((int) (result.fact().time() / DAY - first)));
    for (int day = 0; day < daily.length; day++) {
      layers.accept(fact(first + day, daily[day]));
    }
    return unusual;
  }

  private DetectorPlan plan() {
    SourceText text = new SourceText("volume.yml", DOCUMENTS.formatted(condition));
    SigmaRules sigma = SigmaRules.read(List.of(text), Lists.NONE);
    if (!sigma.problems().isEmpty()) {
      throw new IllegalStateException(sigma.problems().toString());
    }
    return DetectorPlan.of(sigma.rules(), sigma.keyed(), Map.of("much", Set.of()));
  }

  private static Fact fact(long day, int count) {
    long noon = day * DAY + DAY / 2;
    Origin origin = new Origin("series", day, noon, day);
    return new Fact(0, noon, origin, Values.of(Integer.toString(count)));
  }
}
