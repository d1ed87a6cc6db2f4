package org.hansho.scan.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Observation;
import org.hansho.detect.Origin;
import org.hansho.detect.SubscriberTable;
import org.hansho.detect.Values;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactSortTest {
  private static final String DOCUMENTS =
      """
      title: A
      name: a
      logsource: {category: test}
      detection: {selection: {kind: a}, condition: selection}
      ---
      title: B
      name: b
      logsource: {category: test}
      detection: {selection: {kind: b}, condition: selection}
      ---
      title: Both
      name: both
      correlation: {type: temporal, rules: [a, b], group-by: [user], timespan: 1m}
      """;

  private static final SubscriberTable SUBSCRIBERS = new SubscriberTable(plan());

  private static DetectorPlan plan() {
    SigmaRules sigma = SigmaRules.read(List.of(new SourceText("a.yml", DOCUMENTS)), Lists.NONE);
    assertThat(sigma.problems()).isEmpty();
    return DetectorPlan.of(sigma.rules(), sigma.keyed(), Map.of("both", Set.of()));
  }

  private static Observation observation(Random random) {
    long time = random.nextInt(1_000_000);
    Origin origin =
        new Origin("file-" + random.nextInt(5), random.nextInt(), time, random.nextLong());
    int[][] combinations = {{0}, {1}, {0, 1}};
    int[] rules = combinations[random.nextInt(3)];
    byte[] values = Values.of("user-" + random.nextInt());
    return new Observation(SUBSCRIBERS.of(rules, rules.length), time, origin, values);
  }

  @TempDir private Path temporary = Path.of("");

  @Test
  void moreFactsThanMemoryHoldsComeOutInOneOrder() throws IOException {
    Random random = new Random(5);
    List<Observation> all = new ArrayList<>();
    try (FactFolder folder = new FactFolder()) {
      FactSort sort = new FactSort(folder, SUBSCRIBERS, 200_000, 400);
      for (int unit = 0; unit < 230; unit++) {
        FactSpool spool = new FactSpool(folder);
        int size = unit == 100 ? 70_000 : random.nextInt(300);
        for (int i = 0; i < size; i++) {
          Observation observation = observation(random);
          all.add(observation);
          spool.add(observation);
        }
        sort.add(spool);
      }
      List<Observation> sorted = new ArrayList<>();
      sort.forEach(sorted::add);
      all.sort(Observation.ORDER);
      assertThat(sorted).hasSameSizeAs(all);
      for (int i = 0; i < all.size(); i++) {
        assertThat(sorted.get(i).size()).isEqualTo(all.get(i).size());
        for (int fact = 0; fact < all.get(i).size(); fact++) {
          isEqual(sorted.get(i).fact(fact), all.get(i).fact(fact));
        }
      }
    }
  }

  private static void isEqual(Fact fact, Fact expected) {
    assertThat(fact.time()).isEqualTo(expected.time());
    assertThat(fact.origin()).isEqualTo(expected.origin());
    assertThat(fact.document()).isEqualTo(expected.document());
    assertThat(fact.buffer()).isEqualTo(expected.buffer());
  }

  @Test
  void severalThreadsReadTheSameAndKeepFewFilesOpen() throws Exception {
    try (FactFolder folder = new FactFolder(temporary, FactFolder.USUAL_BYTES)) {
      FactSort sort = new FactSort(folder, SUBSCRIBERS, 20_000, 5);
      for (int unit = 0; unit < 20; unit++) {
        FactSpool spool = new FactSpool(folder);
        Random random = new Random(unit);
        for (int i = 0; i < 70; i++) {
          spool.add(observation(random));
        }
        sort.add(spool);
      }
      List<Observation> alone = new ArrayList<>();
      sort.forEach(alone::add);
      sort.share(3);
      try (Stream<Path> files = Files.walk(temporary)) {
        assertThat(files.filter(file -> file.toString().endsWith(".part"))).hasSize(1);
      }
      List<Callable<List<Observation>>> readers =
          Collections.nCopies(
              3,
              () -> {
                List<Observation> read = new ArrayList<>();
                sort.forEach(new SubscriberTable(plan()), read::add);
                return read;
              });
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        for (Future<List<Observation>> reader : threads.invokeAll(readers)) {
          assertThat(reader.get()).usingElementComparator(Observation.ORDER).isEqualTo(alone);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void whatIsDiscardedDoesNotComeOut() throws IOException {
    try (FactFolder folder = new FactFolder()) {
      FactSpool spool = new FactSpool(folder);
      for (int i = 0; i < 40_000; i++) {
        spool.add(observation(new Random(i)));
      }
      spool.discard();
      FactSort sort = new FactSort(folder, SUBSCRIBERS);
      sort.add(spool);
      List<Observation> sorted = new ArrayList<>();
      sort.forEach(sorted::add);
      assertThat(sorted).isEmpty();
    }
  }
}
