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
  private static final Sieve[] NONE = {};

  private static final String HOST = "host.name";

  private final int[] fields;

  /**
   * The column of the host, for which the name of the source stands in; see {@link #observation}.
   */
  private final int host;

  /** By rule; null where nobody listens. */
  private final Sieve[] @Nullable [] sieves;

  private final Audiences audiences;
  private final Values values = new Values();
  private int[] matched = new int[16];
  private int count;

  /** A reader over the fields of events. */
  public FactReader(DetectorPlan plan, Fields fields) {
    List<String> names = plan.ruleLayout().fields();
    this.fields = names.stream().mapToInt(fields::id).toArray();
    this.host = plan.ruleLayout().column(HOST);
    this.sieves = new Sieve[plan.rules()][];
    this.audiences = new Audiences(plan);
    for (int rule = 0; rule < plan.rules(); rule++) {
      DetectorPlan.Document document = plan.document(rule);
      sieves[rule] =
          document == null
              ? null
              : document.thinned().stream()
                  .map(thinning -> thinning.sieve(fields))
                  .toArray(Sieve[]::new);
    }
  }

  /** Whether anybody listens to a rule. */
  public boolean isHeard(int rule) {
    return sieves[rule] != null;
  }

  /** Tells that a source begins. */
  public void begin() {
    forEachSieve(Sieve::begin);
  }

  /** Tells that events of another source follow, and what was held back of it. */
  public void resume(HeldLoads held) {
    forEachSieve(sieve -> sieve.resume(held));
  }

  private void forEachSieve(Consumer<Sieve> action) {
    for (Sieve[] ofRule : sieves) {
      for (Sieve sieve : ofRule == null ? NONE : ofRule) {
        action.accept(sieve);
      }
    }
  }

  /** Tells that another event follows. */
  public void nextEvent() {
    count = 0;
  }

  /** Tells that a rule that somebody listens to matched the event; rules come in their order. */
  public void matched(int rule, Event event) {
    Sieve[] ofRule = sieves[rule];
    boolean mayBeHeldBack = ofRule != null && ofRule.length > 0 && !event.timing().isJudgedOnly();
    if (mayBeHeldBack && holdBack(ofRule, event)) {
      return;
    }
    if (count == matched.length) {
      matched = Arrays.copyOf(matched, count * 2);
    }
    matched[count++] = rule;
  }

  private static boolean holdBack(Sieve[] sieves, Event event) {
    boolean wanted = false;
    for (Sieve sieve : sieves) {
      wanted |= sieve.wants(event);
    }
    for (Sieve sieve : sieves) {
      if (wanted) {
        sieve.letThrough(event);
      } else {
        sieve.heldBack(event);
      }
    }
    return !wanted;
  }

  /** How many such rules matched the event so far. */
  public int count() {
    return count;
  }

  /**
   * What they tell. Only for events that say when they happened and that such a rule matched. Where
   * somebody groups by host and the record names none, as those of auditd without {@code node=},
   * the name of the source stands in, or such a detection would be silent.
   */
  public Observation observation(Event event, String source) {
    Audience audience = audiences.of(matched, count);
    int[] columns = audience.columns();
    values.clear(columns.length == 0 ? 0 : columns[columns.length - 1] + 1, columns.length);
    for (int column : columns) {
      boolean told = values.column(column, event, fields[column]);
      if (!told && column == host && audience.isKeyedBy(host)) {
        values.column(column, source);
      }
    }
    long hash = RecordHash.of(event.recordBuffer(), event.recordOffset(), event.recordLength());
    Origin origin = new Origin(source, event.position(), event.time(), hash);
    return new Observation(audience, event.time(), origin, values.toBytes(), event.timing());
  }
}
