package org.hansho.local.run;

import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Timing;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;

/**
 * What became of everything that came in, over the life of the data folder. Committed with each
 * epoch; belongs to the runner's thread.
 *
 * <p>Four sums hold at every commit, as {@link #broken} says.
 */
final class Counters {
  static final String PUSHES = "input.pushes";
  static final String PUSHES_UNRECOGNISED = "input.unrecognised";
  static final String PUSHES_REPEATED = "input.repeated";
  static final String KEYS_FORGOTTEN = "input.keys-forgotten";
  static final String PUSHES_READ = "input.read";
  static final String BYTES = "input.bytes";
  static final String DAMAGED = "input.damaged";
  static final String MALFORMED = "records.malformed";
  static final String EVENTS = "events.read";
  static final String EVENTS_IN_ORDER = "events.in-order";
  static final String EVENTS_LATE = "events.late";
  static final String EVENTS_SKEWED = "events.skewed";
  static final String EVENTS_CORRECTED = "events.corrected";
  static final String EVENTS_BACKLOG = "events.backlog";
  static final String EVENTS_WITHOUT_TIME = "events.without-time";
  static final String FACTS_SENT = "facts.sent";
  static final String FACTS_DETECTED = "facts.detected";
  static final String FACTS_LATE = "facts.late";
  static final String FACTS_UNKEYED = "facts.unkeyed";
  static final String FACTS_WAITING = "facts.waiting";
  static final String FACTS_OUTDATED = "facts.outdated";
  static final String FACTS_INCOMPLETE = "facts.incomplete";
  static final String SET_ASIDE = "states.set-aside";
  static final String UNDECIDED = "values.undecided";
  static final String FINDINGS = "findings";
  static final String FINDINGS_STORED = "findings.stored";
  static final String FINDINGS_REPEATED = "findings.repeated";
  static final String ALERTS_EXPIRED = "alerts.expired";
  static final String ALERTS_EXPIRED_EARLY = "alerts.expired-early";
  static final String DAMAGED_EXPIRED = "damaged.expired";
  static final String EVICTED = "states.evicted";
  static final String VALUES_EVICTED = "values.evicted";
  static final String TIME_FORCED = "time.forced";
  static final String FAILED = "records.failed";
  static final String LETTERS = "dead-letters";
  static final String LETTERS_KEPT = "dead-letters.kept";
  static final String LETTERS_AGAIN = "dead-letters.processed";
  static final String LETTERS_DISCARDED = "dead-letters.discarded";
  static final String OTHER_FORMAT = "sources.other-format";
  static final String QUARANTINED = "quarantined";
  static final String OPINIONS = "opinions";
  static final String OPINIONS_WITHOUT_EFFECT = "opinions.unheeded";

  private final Map<String, Long> values = new TreeMap<>();

  Counters(Map<String, Long> committed) {
    values.putAll(committed);
  }

  /** The counter of events whose time was come by like that. */
  static String of(Timing timing) {
    return switch (timing) {
      case CLAIMED -> EVENTS_IN_ORDER;
      case CORRECTED -> EVENTS_CORRECTED;
      case UNDATED -> EVENTS_WITHOUT_TIME;
      case SKEWED -> EVENTS_SKEWED;
      case LATE -> EVENTS_LATE;
      case BACKLOG -> EVENTS_BACKLOG;
    };
  }

  void add(String name, long more) {
    values.merge(name, more, Long::sum);
  }

  void set(String name, long value) {
    values.put(name, value);
  }

  long get(String name) {
    return values.getOrDefault(name, 0L);
  }

  void clear() {
    values.clear();
  }

  Map<String, Long> all() {
    return Map.copyOf(values);
  }

  /** The sums that do not hold: by the counter that is the whole, the numbers in words. */
  Map<String, String> broken() {
    Map<String, String> broken = new TreeMap<>();
    check(broken, PUSHES, PUSHES_READ, PUSHES_REPEATED, PUSHES_UNRECOGNISED);
    check(
        broken,
        EVENTS,
        EVENTS_IN_ORDER,
        EVENTS_LATE,
        EVENTS_SKEWED,
        EVENTS_CORRECTED,
        EVENTS_BACKLOG,
        EVENTS_WITHOUT_TIME);
    check(
        broken,
        FACTS_SENT,
        FACTS_DETECTED,
        FACTS_LATE,
        FACTS_UNKEYED,
        FACTS_WAITING,
        FACTS_OUTDATED);
    check(broken, FINDINGS, FINDINGS_STORED, FINDINGS_REPEATED);
    check(broken, LETTERS, LETTERS_KEPT, LETTERS_AGAIN, LETTERS_DISCARDED);
    return broken;
  }

  private void check(Map<String, String> broken, String whole, String... parts) {
    long sum = 0;
    for (String part : parts) {
      sum += get(part);
    }
    if (sum != get(whole)) {
      StringBuilder text = new StringBuilder(whole + " " + get(whole) + " ≠");
      for (String part : parts) {
        text.append(part.equals(parts[0]) ? " " : " + ").append(part).append(' ').append(get(part));
      }
      broken.put(whole, text.toString());
    }
  }

  /** Raises an alarm for each sum that does not hold, and ends those of sums that hold again. */
  void check(Alarms alarms) {
    Map<String, String> broken = broken();
    broken.forEach((whole, text) -> alarms.raise(AlarmKind.BROKEN_SUM, whole, text));
    for (Alarm alarm : alarms.all()) {
      if (alarm.kind() == AlarmKind.BROKEN_SUM && !broken.containsKey(alarm.subject())) {
        alarms.end(AlarmKind.BROKEN_SUM, alarm.subject());
      }
    }
  }
}
