package org.hansho.detect;

import java.util.BitSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;

/**
 * Takes from an event what the listeners of the rules it matches need. Belongs to one thread; costs
 * a copy of a few values and a hash of the record, once for each event.
 */
public final class FactReader {
  private static final int[] NOBODY = {};

  private final int[][] fieldsOfRule;
  private final BitSet heard = new BitSet();
  private final Values values = new Values();
  private boolean hashed;
  private long hash;

  /** A reader over the fields of events. */
  public FactReader(DetectorPlan plan, Fields fields) {
    fieldsOfRule = new int[plan.rules()][];
    for (int rule = 0; rule < plan.rules(); rule++) {
      DetectorPlan.Document document = plan.document(rule);
      fieldsOfRule[rule] =
          document == null
              ? NOBODY
              : document.layout().fields().stream().mapToInt(fields::id).toArray();
      heard.set(rule, document != null);
    }
  }

  /** Whether anybody listens to a rule. */
  public boolean isHeard(int rule) {
    return heard.get(rule);
  }

  /** Tells that another event follows. */
  public void nextEvent() {
    hashed = false;
  }

  /** The fact that a rule matched the event. Only for events that say when they happened. */
  public Fact fact(int rule, Event event, String source) {
    if (!hashed) {
      hash = RecordHash.of(event.recordBuffer(), event.recordOffset(), event.recordLength());
      hashed = true;
    }
    values.clear();
    for (int field : fieldsOfRule[rule]) {
      values.column(event, field);
    }
    Origin origin = new Origin(source, event.position(), event.time(), hash);
    return new Fact(rule, event.time(), origin, values.toBytes());
  }
}
