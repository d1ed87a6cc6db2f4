package org.hansho.detect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;

/**
 * Takes from an event what the listeners of the rules it matches need. Belongs to one thread; costs
 * a copy of a few values and a hash of the record, once for each event.
 */
public final class FactReader {
  private final BitSet heard = new BitSet();
  private final int[] fields;
  private final Audiences audiences;
  private final Values values = new Values();
  private int[] matched = new int[16];
  private int count;

  /** A reader over the fields of events. */
  public FactReader(DetectorPlan plan, Fields fields) {
    List<String> names = plan.ruleLayout().fields();
    this.fields = names.stream().mapToInt(fields::id).toArray();
    this.audiences = new Audiences(plan);
    for (int rule = 0; rule < plan.rules(); rule++) {
      heard.set(rule, plan.document(rule) != null);
    }
  }

  /** Whether anybody listens to a rule. */
  public boolean isHeard(int rule) {
    return heard.get(rule);
  }

  /** Tells that another event follows. */
  public void nextEvent() {
    count = 0;
  }

  /** Tells that a rule that somebody listens to matched the event; rules come in their order. */
  public void matched(int rule) {
    if (count == matched.length) {
      matched = Arrays.copyOf(matched, count * 2);
    }
    matched[count++] = rule;
  }

  /** How many such rules matched the event so far. */
  public int count() {
    return count;
  }

  /** What they tell. Only for events that say when they happened and that such a rule matched. */
  public Observation observation(Event event, String source) {
    Audience audience = audiences.of(matched, count);
    values.clear();
    for (int column : audience.columns()) {
      values.column(column, event, fields[column]);
    }
    long hash = RecordHash.of(event.recordBuffer(), event.recordOffset(), event.recordLength());
    Origin origin = new Origin(source, event.position(), event.time(), hash);
    return new Observation(audience, event.time(), origin, values.toBytes());
  }
}
