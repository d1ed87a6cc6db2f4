package org.hansho.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.SavedState;
import org.hansho.detect.SeededHashes;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.folder.DataFolder;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.hansho.testkit.shipped.ShippedEngine;

/**
 * Says in a process of its own what a data folder has learned under the shipped content, and what
 * the plan, its identities and its saved bytes are like.
 */
final class RestartedContent {
  static final String STATES = "states ";
  static final String SET_ASIDE = "set aside ";
  static final String PLAN = "plan ";
  static final String BYTES = "bytes ";

  private RestartedContent() {}

  /** Arguments: the project, the data folder, how many values facts have. */
  public static void main(String[] arguments) throws IOException {
    Engine engine = ShippedEngine.of(Path.of(arguments[0]));
    try (DataFolder folder = DataFolder.open(Path.of(arguments[1]));
        Runner runner =
            Runner.open(
                folder,
                engine,
                LocalSettings.of("kept", 2),
                ArrivalClock.of(() -> Workload.START))) {
      states(engine.detectors(), runner)
          .forEach((document, keys) -> System.out.println(STATES + document + " " + keys));
      System.out.println(SET_ASIDE + runner.setAside().size());
    }
    DetectorPlan plan = engine.detectors();
    System.out.println(PLAN + words(plan).hashCode());
    System.out.println(BYTES + bytes(saved(plan, Integer.parseInt(arguments[2]))));
  }

  /** The number of keys of each document. */
  static Map<String, Integer> states(DetectorPlan plan, Runner runner) {
    Map<String, Integer> states = new TreeMap<>();
    for (DetectorPlan.Document document : plan.keyed()) {
      int keys = 0;
      for (Worker worker : runner.workers()) {
        keys += worker.keyed().knowledge().size(document.index());
      }
      states.put(document.reference(), keys);
    }
    return states;
  }

  /** Fills a new folder with what detectors learn of invented facts. */
  static void fill(Path path, Engine engine, int values) throws IOException {
    try (DataFolder folder = DataFolder.open(path);
        EpochStore store = EpochStore.open(folder.database(), folder.work())) {
      DetectorPlan plan = engine.with(SeededHashes.of(store.seed())).detectors();
      store.commit(
          new Epoch(
              1,
              Map.of(),
              saved(plan, values).stream().map(LearnedStates::chunk).toList(),
              List.of(),
              Map.of(),
              List.of(),
              List.of(),
              List.of()));
    }
  }

  private static List<SavedState> saved(DetectorPlan plan, int values) {
    LayerStack layers = new LayerStack(plan, result -> {});
    for (Fact fact : InventedFacts.of(plan, values)) {
      layers.accept(fact);
    }
    return layers.saveChanged();
  }

  /** All that a plan says, in its order. */
  private static String words(DetectorPlan plan) {
    StringBuilder words = new StringBuilder();
    for (int index = 0; index < plan.size(); index++) {
      DetectorPlan.Document document = plan.document(index);
      if (document != null) {
        words.append(index).append(' ').append(document.reference());
        words.append(' ').append(document.identity().get()).append(document.layer());
        words.append(document.layout().fields()).append(Arrays.toString(document.carried()));
        document
            .listeners()
            .forEach(
                one ->
                    words
                        .append(one.document())
                        .append(Arrays.toString(one.key()))
                        .append(Arrays.toString(one.copy())));
        words.append('\n');
      }
    }
    return words.toString();
  }

  private static int bytes(List<SavedState> saved) {
    int hash = saved.size();
    for (SavedState piece : saved) {
      hash = hash * 31 + piece.name().hashCode() + piece.group();
      hash = hash * 31 + Arrays.hashCode(piece.bytes());
    }
    return hash;
  }
}
