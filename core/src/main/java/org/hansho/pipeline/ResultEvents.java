package org.hansho.pipeline;

import java.util.List;
import org.hansho.alert.AlertFold;
import org.hansho.content.Detection;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Turns the results of detectors into findings: the fields of a result become an event again, so
 * that entities, keys and sentences are made as for a single event. Belongs to one thread.
 */
public final class ResultEvents {
  private static final byte[] NO_RECORD = {};

  private final Engine engine;
  private final Event event;

  /** For the results of this engine's detectors. */
  public ResultEvents(Engine engine) {
    this.engine = engine;
    this.event = new Event(engine.fields());
  }

  /** Adds a result to the fold if its document raises an alert; returns whether it does. */
  public boolean fold(Result result, AlertFold fold) {
    Detection detection = engine.detectionOfDocument(result.document());
    DetectorPlan.Document document = engine.detectors().document(result.document());
    if (detection == null || document == null || document.keyed() == null) {
      return false;
    }
    fill(result.fact(), document.layout().fields());
    fold.add(detection.alert(), document.keyed().header(), result, event);
    return true;
  }

  private void fill(Fact fact, List<String> names) {
    event.begin(NO_RECORD, 0, 0, fact.origin().position());
    event.setTime(fact.time());
    for (int column = 0; column < names.size(); column++) {
      int field = engine.fields().id(names.get(column));
      int at = field == Fields.UNREAD ? Fact.NONE : fact.first(column);
      for (int left = fact.count(column); at != Fact.NONE && left > 0; left--) {
        event.addCopy(field, ValueKind.STRING, fact.buffer(), at, fact.length(at));
        at = left > 1 ? fact.next(at) : at;
      }
    }
  }
}
