package org.hansho.cli.scan;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.cli.fact.FactSort;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Layer;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.ResultEvents;

/**
 * The stage behind reading: all facts, in order of time, through all layers of detectors. Belongs
 * to one thread.
 */
final class Detecting {
  private final DetectorPlan plan;
  private final ResultEvents events;
  private final AlertFold fold;
  private final DetectorObserver observer;
  private final LayerStack layers;
  private long facts;

  private Detecting(Engine engine, AlertFold fold, DetectorObserver observer) {
    this.plan = engine.detectors();
    this.events = new ResultEvents(engine);
    this.fold = fold;
    this.observer = observer;
    this.layers = new LayerStack(plan, this::found);
  }

  /**
   * Hands all facts to the detectors and folds what they find.
   *
   * @param newest time of the newest event
   */
  static Memory run(
      Engine engine, FactSort facts, AlertFold fold, DetectorObserver observer, long newest)
      throws IOException {
    Detecting detecting = new Detecting(engine, fold, observer);
    facts.forEach(detecting::tell);
    detecting.layers.end();
    observer.ended(detecting.layers, newest);
    return detecting.memory();
  }

  private void tell(Observation observation) {
    facts += observation.size();
    layers.accept(observation);
    if (observer != DetectorObserver.NONE) {
      observation.facts().forEach(observer::told);
    }
  }

  private void found(Result result) {
    events.fold(result, fold);
    observer.told(result.fact());
  }

  private Memory memory() {
    long keys = 0;
    long unkeyed = 0;
    Map<String, Long> evicted = new TreeMap<>();
    for (Layer layer : layers.layers()) {
      for (DetectorPlan.Document document : plan.keyed()) {
        keys += layer.size(document.index());
        unkeyed += layer.unkeyed(document.index());
        long forgotten = layer.evicted(document.index());
        if (forgotten > 0) {
          evicted.merge(document.reference(), forgotten, Long::sum);
        }
      }
    }
    return new Memory(facts, plan.keyed().size(), keys, evicted, unkeyed, layers.late());
  }
}
