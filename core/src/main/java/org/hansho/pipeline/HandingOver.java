package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.alert.AlertFold;
import org.hansho.content.TestLines;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.FactQueue;
import org.hansho.detect.Layer;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.sigma.Correlation;

/** The ways of a test to hand facts to the detectors; none of them may show in the alerts. */
final class HandingOver {
  private static final long BOUND_NANOS = 60_000_000_000L;
  private static final long FAR_NANOS = 4_000 * 86_400_000_000_000L;
  private static final long START_NANOS = TestLines.START.getEpochSecond() * 1_000_000_000L;
  private static final long SEED = 20_260_302;

  private final Engine engine;
  private final Consumer<Result> results;
  private LayerStack layers;

  HandingOver(Engine engine, AlertFold fold) {
    this.engine = engine;
    ResultEvents events = new ResultEvents(engine);
    this.results = result -> events.fold(result, fold);
    this.layers = new LayerStack(engine.detectors(), results);
  }

  void inOrder(List<Observation> facts) {
    sorted(facts).forEach(layers::accept);
    layers.end();
  }

  private static List<Observation> sorted(List<Observation> facts) {
    return facts.stream().sorted(Observation.ORDER).toList();
  }

  /** All states go through bytes behind each fact, into detectors that know nothing yet. */
  void savedAndRestored(List<Observation> facts) {
    Map<String, SavedState> saved = new TreeMap<>();
    for (Observation fact : sorted(facts)) {
      layers.accept(fact);
      layers
          .saveChanged()
          .forEach(state -> saved.put(state.document() + " " + state.group(), state));
      layers = new LayerStack(engine.detectors(), results);
      layers.restore(List.copyOf(saved.values()));
    }
    layers.end();
  }

  private record Arrival(Observation fact, long time) {}

  /** Facts come late by up to the bound and wait until the watermark has passed them. */
  void outOfOrder(List<Observation> facts) {
    Random random = new Random(SEED);
    List<Arrival> arrivals = new ArrayList<>();
    for (Observation fact : sorted(facts)) {
      arrivals.add(new Arrival(fact, fact.time() + (long) (random.nextDouble() * BOUND_NANOS)));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::time));
    FactQueue<Observation> queue = new FactQueue<>(Observation.ORDER, Observation::time);
    for (Arrival arrival : arrivals) {
      queue.add(arrival.fact());
      queue.advance(arrival.time() - BOUND_NANOS - 1, layers::accept);
    }
    queue.advance(Long.MAX_VALUE, layers::accept);
    layers.end();
  }

  /** Correlations that still remember something when all windows have long passed. */
  List<String> leaks() {
    List<String> leaks = new ArrayList<>();
    for (Layer layer : layers.layers()) {
      layer.sweep(START_NANOS + FAR_NANOS);
      for (DetectorPlan.Document document : engine.detectors().keyed()) {
        if (document.keyed() instanceof Correlation && layer.size(document.index()) > 0) {
          leaks.add(document.reference());
        }
      }
    }
    return leaks;
  }
}
