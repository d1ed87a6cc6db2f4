package org.hansho.cli.scan;

import java.io.IOException;
import org.hansho.alert.AlertFold;
import org.hansho.cli.fact.FactSort;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Layer;
import org.hansho.detect.LayerStack;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.ResultEvents;

/** The stage behind reading: all facts, in order of time, through all layers of detectors. */
final class Detecting {
  private Detecting() {}

  /** Hands all facts to the detectors and folds what they find. */
  static Memory run(Engine engine, FactSort facts, AlertFold fold) throws IOException {
    ResultEvents events = new ResultEvents(engine);
    LayerStack layers = new LayerStack(engine.detectors(), result -> events.fold(result, fold));
    facts.forEach(layers::accept);
    layers.end();
    return memory(engine.detectors(), layers);
  }

  private static Memory memory(DetectorPlan plan, LayerStack layers) {
    long states = 0;
    long evicted = 0;
    long unkeyed = 0;
    for (Layer layer : layers.layers()) {
      for (DetectorPlan.Document document : plan.keyed()) {
        states += layer.size(document.index());
        evicted += layer.evicted(document.index());
        unkeyed += layer.unkeyed(document.index());
      }
    }
    return new Memory(states, evicted, unkeyed);
  }

  /**
   * What the detectors hold at the end.
   *
   * @param states how many pairs of a document and a key are remembered
   * @param evicted how many were forgotten for want of room
   * @param unkeyed facts without a value for a field of the key
   */
  record Memory(long states, long evicted, long unkeyed) {
    static final Memory NONE = new Memory(0, 0, 0);
  }
}
