package org.hansho.cli.scan;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Language;
import org.hansho.cli.fact.FactSort;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Layer;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.ResultEvents;

/**
 * The stage behind reading: all facts, in order of time, through all layers of detectors; on one
 * thread, or on several that have parts of the detectors. What is found is the same.
 */
final class Detecting {
  private final DetectorPlan plan;
  private final ResultEvents events;
  private final AlertFold fold;
  private final DetectorObserver observer;
  private final LayerStack layers;

  private Detecting(
      Engine engine,
      AlertFold fold,
      DetectorObserver observer,
      StateShares shares,
      DetectorFailures failures) {
    this.plan = engine.detectors();
    this.events = new ResultEvents(engine);
    this.fold = fold;
    this.observer = observer;
    this.layers = new LayerStack(plan, shares.budget(), this::found);
    layers.onFailure(failures::add);
  }

  /**
   * Hands all facts to the detectors, while somebody looks on, and folds what they find.
   *
   * @param newest time of the newest event
   */
  static Memory observed(
      Engine engine,
      FactSort facts,
      AlertFold fold,
      DetectorObserver observer,
      long newest,
      StateShares shares,
      DetectorFailures failures)
      throws IOException {
    Detecting detecting = new Detecting(engine, fold, observer, shares, failures);
    facts.forEach(detecting::tell);
    detecting.layers.end();
    observer.ended(detecting.layers, newest);
    return memory(engine, facts.facts(), detecting.layers.layers());
  }

  /** Hands all facts to detectors on that many threads and folds what they find. */
  static Memory spread(
      Engine engine,
      FactSort facts,
      AlertFold fold,
      Language language,
      int jobs,
      StateShares shares,
      DetectorFailures failures)
      throws IOException {
    try (DetectorCrew crew = new DetectorCrew(engine, language, jobs, shares, failures)) {
      crew.run(facts, fold);
      return memory(engine, facts.facts(), crew.layers());
    }
  }

  private void tell(Observation observation) {
    layers.accept(observation);
    if (observer != DetectorObserver.NONE) {
      observation.facts().forEach(observer::told);
    }
  }

  private void found(Result result) {
    events.fold(result, fold);
    if (observer != DetectorObserver.NONE) {
      observer.told(result.fact());
    }
  }

  /** What the layers hold; facts come in order here, so that none is late. */
  private static Memory memory(Engine engine, long facts, List<Layer> layers) {
    List<DetectorPlan.Document> keyed = engine.detectors().keyed();
    long keys = 0;
    long unkeyed = 0;
    Map<String, Long> evicted = new TreeMap<>();
    Map<String, Long> values = new TreeMap<>();
    for (Layer layer : layers) {
      for (DetectorPlan.Document document : keyed) {
        keys += layer.states().size(document.index());
        unkeyed += layer.unkeyed(document.index());
        long forgotten = layer.states().evicted(document.index());
        if (forgotten > 0) {
          evicted.merge(document.reference(), forgotten, Long::sum);
        }
        long overflows = layer.takeOverflows(document.index());
        if (overflows > 0) {
          values.merge(document.reference(), overflows, Long::sum);
        }
      }
    }
    return new Memory(facts, keyed.size(), keys, evicted, values, unkeyed, 0);
  }
}
