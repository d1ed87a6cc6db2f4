package org.hansho.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.hansho.sigma.Correlation;

/**
 * A way for facts, record by record, to reach detectors; none of them may show in what is found.
 * Tests of detectors, of rules and of runners take their regimes from here, and so does {@code rule
 * test}.
 */
public enum Delivery {
  /** In order, one after the other. */
  ONE_BY_ONE("one by one"),
  /** In batches, behind each of which all states go through bytes, as at the end of an epoch. */
  BATCHED("in batches with state saved and restored behind each"),
  /** Up to the bound of lateness out of order, through a queue that waits for the watermark. */
  OUT_OF_ORDER("up to a minute out of order"),
  /** To several parts of the plan, each of which holds some of the documents. */
  IN_PARTS("spread over parts of the plan"),
  /** To several that share the key groups, layer by layer, as the workers of a runner do. */
  SHARED("shared by key groups"),
  /** All states go through bytes behind each record, into detectors that know nothing yet. */
  SAVED_AND_RESTORED("with state saved and restored behind each record");

  private static final long BOUND_NANOS = 60_000_000_000L;
  private static final long FAR_NANOS = 4_000 * 86_400_000_000_000L;
  private static final int BATCH = 7;
  private static final int PARTS = 3;
  private static final long SEED = 20_260_302;

  private final String words;

  Delivery(String words) {
    this.words = words;
  }

  /** How a failure names it. */
  public String words() {
    return words;
  }

  /**
   * Hands observations to new detectors, in any order given, and ends the input.
   *
   * @param results receives what is found
   * @return correlations that still remember something long after all windows have passed; none if
   *     nothing leaks
   */
  public List<String> deliver(
      DetectorPlan plan, List<Observation> observations, Consumer<Result> results) {
    List<Observation> sorted = observations.stream().sorted(Observation.ORDER).toList();
    List<LayerStack> layers =
        switch (this) {
          case ONE_BY_ONE -> ended(saving(plan, sorted, Integer.MAX_VALUE, results));
          case BATCHED -> ended(saving(plan, sorted, BATCH, results));
          case SAVED_AND_RESTORED -> ended(saving(plan, sorted, 1, results));
          case OUT_OF_ORDER -> ended(outOfOrder(plan, sorted, results));
          case IN_PARTS -> inParts(plan, sorted, results);
          case SHARED -> shared(plan, sorted, results);
        };
    long last = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).time();
    return leaks(plan, layers, last + FAR_NANOS);
  }

  private static List<LayerStack> ended(LayerStack layers) {
    layers.end();
    return List.of(layers);
  }

  private static List<LayerStack> inParts(
      DetectorPlan plan, List<Observation> observations, Consumer<Result> results) {
    List<Result> found = new ArrayList<>();
    List<LayerStack> layers = new ArrayList<>();
    for (BitSet part : DetectorParts.of(plan, Map.of(), PARTS)) {
      SubscriberTable table = new SubscriberTable(plan, part);
      LayerStack ofPart = new LayerStack(plan, found::add);
      observations.forEach(observation -> ofPart.accept(table.of(observation)));
      layers.addAll(ended(ofPart));
    }
    inOrder(found, results);
    return layers;
  }

  private static void inOrder(List<Result> found, Consumer<Result> results) {
    found.sort(Comparator.comparing(Result::fact, Fact.ORDER));
    found.forEach(results);
  }

  private static List<LayerStack> shared(
      DetectorPlan plan, List<Observation> observations, Consumer<Result> results) {
    List<Result> found = new ArrayList<>();
    List<LayerStack> all = new ArrayList<>();
    FactExchange exchange =
        (fact, late) ->
            all.get(GroupKey.holder(fact.key().group(), PARTS)).shared().take(fact, late);
    for (int i = 0; i < PARTS; i++) {
      all.add(new LayerStack(plan, StateBudget.UNLIMITED, found::add, exchange));
    }
    for (int i = 0; i < observations.size(); i++) {
      LayerStack sender = all.get(i % PARTS);
      observations.get(i).facts().forEach(fact -> sender.shared().send(fact, false));
      if (i % BATCH == BATCH - 1) {
        long passed = observations.get(i).time() - 1;
        layerByLayer(plan, all, (stack, layer) -> stack.shared().advance(layer, passed));
      }
    }
    layerByLayer(plan, all, (stack, layer) -> stack.shared().end(layer));
    inOrder(found, results);
    return all;
  }

  private static void layerByLayer(
      DetectorPlan plan, List<LayerStack> all, ObjIntConsumer<LayerStack> step) {
    for (int layer = 1; layer <= plan.layers(); layer++) {
      for (DetectorPlan.Document document : plan.keyed()) {
        int index = document.index();
        if (document.layer() == layer) {
          long earliest =
              all.stream()
                  .mapToLong(stack -> stack.shared().earliestSent(index))
                  .min()
                  .orElseThrow();
          all.forEach(stack -> stack.seen(index, earliest));
        }
      }
      for (LayerStack stack : all) {
        step.accept(stack, layer);
      }
    }
  }

  private static LayerStack saving(
      DetectorPlan plan, List<Observation> observations, int every, Consumer<Result> results) {
    Map<String, SavedState> saved = new TreeMap<>();
    LayerStack layers = new LayerStack(plan, results::accept);
    for (int i = 0; i < observations.size(); i++) {
      layers.accept(observations.get(i));
      if (i % every == every - 1) {
        layers.saveChanged().forEach(s -> saved.put(s.name() + " " + s.group(), s));
        layers = new LayerStack(plan, results::accept);
        if (layers.restore(List.copyOf(saved.values())) > 0) {
          throw new IllegalStateException("detectors refuse the state they have saved");
        }
      }
    }
    return layers;
  }

  private record Arrival(Observation observation, long time) {}

  private static LayerStack outOfOrder(
      DetectorPlan plan, List<Observation> observations, Consumer<Result> results) {
    Random random = new Random(SEED);
    List<Arrival> arrivals = new ArrayList<>();
    for (Observation observation : observations) {
      arrivals.add(
          new Arrival(
              observation, observation.time() + (long) (random.nextDouble() * BOUND_NANOS)));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::time));
    LayerStack layers = new LayerStack(plan, results::accept);
    FactQueue<Observation> queue = new FactQueue<>(Observation.ORDER);
    for (Arrival arrival : arrivals) {
      if (!queue.add(arrival.observation())) {
        throw new IllegalStateException("a record within the bound of lateness came too late");
      }
      queue.advance(arrival.time() - BOUND_NANOS - 1, layers::accept);
    }
    queue.advance(Long.MAX_VALUE, layers::accept);
    return layers;
  }

  private static List<String> leaks(DetectorPlan plan, List<LayerStack> layers, long time) {
    List<String> leaks = new ArrayList<>();
    for (LayerStack stack : layers) {
      stack.sweep(time);
      for (DetectorPlan.Document document : plan.keyed()) {
        if (document.keyed() instanceof Correlation
            && stack.knowledge().size(document.index()) > 0) {
          leaks.add(document.reference());
        }
      }
    }
    return leaks;
  }
}
