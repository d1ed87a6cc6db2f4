package org.hansho.detect;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.hansho.detect.flood.HeldLoads;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.jspecify.annotations.Nullable;

/**
 * Takes from an event what the listeners of the rules it matches need. Belongs to one thread; costs
 * a copy of a few values and a hash of the record, once for each event.
 */
public final class FactReader {
  private static final BoundFactFilter[] NONE = {};

  private static final String HOST = "host.name";

  private final int[] fields;

  /**
   * The column of the host, for which the name of the source stands in; see {@link #observation}.
   */
  private final int host;

  /** By rule; null where nobody listens. */
  private final BoundFactFilter[] @Nullable [] filters;

  private final SubscriberTable table;
  private final Values values = new Values();
  private int[] matched = new int[16];
  private int count;

  /** A reader over the fields of events. */
  public FactReader(DetectorPlan plan, Fields fields) {
    List<String> names = plan.ruleLayout().fields();
    this.fields = names.stream().mapToInt(fields::id).toArray();
    this.host = plan.ruleLayout().column(HOST);
    this.filters = new BoundFactFilter[plan.rules()][];
    this.table = new SubscriberTable(plan);
    for (int rule = 0; rule < plan.rules(); rule++) {
      DetectorPlan.Document document = plan.document(rule);
      filters[rule] =
          document == null
              ? null
              : document.filters().stream()
                  .map(filter -> filter.bind(fields))
                  .toArray(BoundFactFilter[]::new);
    }
  }

  /** Whether anybody listens to a rule. */
  public boolean isHeard(int rule) {
    return filters[rule] != null;
  }

  /** Begins a source. */
  public void begin() {
    forEachFilter(BoundFactFilter::begin);
  }

  /** Goes on with another source, of which this much was held back. */
  public void resume(HeldLoads held) {
    forEachFilter(filter -> filter.resume(held));
  }

  private void forEachFilter(Consumer<BoundFactFilter> action) {
    for (BoundFactFilter[] ofRule : filters) {
      for (BoundFactFilter filter : ofRule == null ? NONE : ofRule) {
        action.accept(filter);
      }
    }
  }

  /** Begins another event. */
  public void nextEvent() {
    count = 0;
  }

  /** Notes that a rule with listeners matched the event; rules come in their order. */
  public void matched(int rule, Event event) {
    BoundFactFilter[] ofRule = filters[rule];
    boolean mayBeHeldBack = ofRule != null && ofRule.length > 0 && !event.timing().isJudgedOnly();
    if (mayBeHeldBack && holdBack(ofRule, event)) {
      return;
    }
    if (count == matched.length) {
      matched = Arrays.copyOf(matched, count * 2);
    }
    matched[count++] = rule;
  }

  private static boolean holdBack(BoundFactFilter[] filters, Event event) {
    boolean wanted = false;
    for (BoundFactFilter filter : filters) {
      wanted |= filter.wants(event);
    }
    for (BoundFactFilter filter : filters) {
      if (wanted) {
        filter.letThrough(event);
      } else {
        filter.heldBack(event);
      }
    }
    return !wanted;
  }

  /** How many such rules matched the event so far. */
  public int count() {
    return count;
  }

  /**
   * The facts of the event. Only for events that say when they happened and that such a rule
   * matched. Where somebody groups by host and the record names none, as those of auditd without
   * {@code node=}, the name of the source stands in, or such a detection would be silent.
   */
  public Observation observation(Event event, String source) {
    Subscribers subscribers = table.of(matched, count);
    int[] columns = subscribers.columns();
    values.clear(columns.length == 0 ? 0 : columns[columns.length - 1] + 1, columns.length);
    for (int column : columns) {
      boolean present = values.column(column, event, fields[column]);
      if (!present && column == host && subscribers.isKeyedBy(host)) {
        values.column(column, source);
      }
    }
    long hash = RecordHash.of(event.recordBuffer(), event.recordOffset(), event.recordLength());
    Origin origin = new Origin(source, event.position(), event.time(), hash);
    return new Observation(subscribers, event.time(), origin, values.toBytes(), event.timing());
  }
}
