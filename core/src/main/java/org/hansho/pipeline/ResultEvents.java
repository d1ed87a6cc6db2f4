package org.hansho.pipeline;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.alert.AlertFold;
import org.hansho.content.Detection;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.sigma.KeyedDocument;

/**
 * Turns the results of detectors into findings: the fields of a result become an event again, so
 * that entities, keys and sentences are made as for a single event. Belongs to one thread.
 */
public final class ResultEvents {
  private static final byte[] NO_RECORD = {};

  private final Engine engine;
  private final Event event;

  /** By document, the fields of its facts. */
  private final int[][] fieldsOf;

  /** Documents whose records are all counted by rules of the same detection. */
  private final BitSet repeating = new BitSet();

  /** For the results of this engine's detectors. */
  public ResultEvents(Engine engine) {
    this.engine = engine;
    this.event = new Event(engine.fields());
    this.fieldsOf = new int[engine.detectors().size()][];
    for (DetectorPlan.Document document : engine.detectors().keyed()) {
      List<String> names = document.layout().fields();
      fieldsOf[document.index()] = names.stream().mapToInt(engine.fields()::id).toArray();
      Detection detection = engine.detectionOfDocument(document.index());
      KeyedDocument keyed = document.keyed();
      if (detection != null && keyed != null && repeats(keyed, detection)) {
        repeating.set(document.index());
      }
    }
  }

  private boolean repeats(KeyedDocument document, Detection detection) {
    return document.subject().rules().stream()
        .allMatch(
            reference ->
                detection.rules().stream().anyMatch(rule -> rule.reference().equals(reference))
                    || below(reference).anyMatch(keyed -> repeats(keyed, detection)));
  }

  private Stream<KeyedDocument> below(String reference) {
    return engine.content().sigma().keyed().stream()
        .filter(keyed -> keyed.header().reference().equals(reference));
  }

  /** Adds a result to the fold if its document raises an alert; returns whether it does. */
  public boolean fold(Result result, AlertFold fold) {
    Detection detection = engine.detectionOfDocument(result.document());
    DetectorPlan.Document document = engine.detectors().document(result.document());
    if (detection == null || document == null || document.keyed() == null) {
      return false;
    }
    fill(result.fact(), fieldsOf[result.document()]);
    Result counted = repeating.get(result.document()) ? result.addingNone() : result;
    fold.add(detection.alert(), document.keyed().header(), counted, event);
    return true;
  }

  private void fill(Fact fact, int[] fields) {
    event.begin(NO_RECORD, 0, 0, fact.origin().position());
    event.setTime(fact.time());
    for (int column = 0; column < fields.length; column++) {
      int field = fields[column];
      int at = field == Fields.UNREAD ? Fact.NONE : fact.first(column);
      for (int left = fact.count(column); at != Fact.NONE && left > 0; left--) {
        event.addCopy(field, ValueKind.STRING, fact.buffer(), at, fact.length(at));
        at = left > 1 ? fact.next(at) : at;
      }
    }
  }
}
