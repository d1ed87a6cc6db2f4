package org.hansho.local.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of one data folder. An alarm has a kind and a subject; raising it again counts it up.
 * What has changed is committed with the next epoch.
 *
 * <p>Bounded: {@link #MOST_OF_A_KIND} subjects of a kind. A new subject beyond the bound takes the
 * place of one that is over, or that was raised last more than a day ago; if there is none, it is
 * counted under {@link Alarm#OTHERS}. So the first subjects of a flood stay visible, and no count
 * is lost. Safe from any thread.
 */
public final class Alarms {
  /** Most subjects kept of one kind, beside {@link Alarm#OTHERS}. */
  public static final int MOST_OF_A_KIND = 100;

  private static final long OLD = 86_400L * 1_000_000_000L;

  private static final Comparator<Alarm> BY_AGE =
      Comparator.comparing(Alarm::ended).reversed().thenComparing(Alarm::last);

  private final LongSupplier clock;
  private final Consumer<Alarm> listener;
  private final Map<AlarmKind, Map<String, Alarm>> alarms = new TreeMap<>();
  private final Map<Key, Alarm> changed = new LinkedHashMap<>();
  private boolean news;

  private record Key(AlarmKind kind, String subject) {}

  /**
   * The alarms as they were committed last.
   *
   * @param clock nanoseconds since 1970
   */
  public Alarms(LongSupplier clock, Collection<Alarm> committed) {
    this(clock, committed, unused -> {});
  }

  /**
   * The alarms as they were committed last.
   *
   * @param clock nanoseconds since 1970
   * @param listener gets an alarm that is raised anew or is over, not one that counts up; called
   *     while no other alarm can be raised, so it must be quick
   */
  public Alarms(LongSupplier clock, Collection<Alarm> committed, Consumer<Alarm> listener) {
    this.clock = clock;
    this.listener = listener;
    committed.forEach(alarm -> ofKind(alarm.kind()).put(alarm.subject(), alarm));
  }

  /** Raises an alarm once. */
  public void raise(AlarmKind kind, String subject, String detail) {
    raise(kind, subject, 1, detail);
  }

  /**
   * Raises an alarm.
   *
   * @param subject what it is about, see the kind
   * @param times how often the fault was met since the last call
   * @param detail names and numbers in no language; replaces that of the last time
   */
  public synchronized void raise(AlarmKind kind, String subject, long times, String detail) {
    Map<String, Alarm> ofKind = ofKind(kind);
    long now = clock.getAsLong();
    Alarm key = new Alarm(kind, subject, now, now, times, detail, false);
    Alarm before = ofKind.get(key.subject());
    if (before == null && !makeRoom(ofKind, now)) {
      key = new Alarm(kind, Alarm.OTHERS, now, now, times, key.subject() + ": " + detail, false);
      before = ofKind.get(Alarm.OTHERS);
    }
    if (before == null) {
      put(key);
      announce(key);
    } else {
      long count = before.count() + times;
      Alarm raised =
          new Alarm(kind, before.subject(), before.since(), now, count, key.detail(), false);
      put(raised);
      if (before.ended()) {
        announce(raised);
      }
    }
  }

  /** Makes room for one more subject; false if every one is still of interest. */
  private boolean makeRoom(Map<String, Alarm> ofKind, long now) {
    int subjects = ofKind.size() - (ofKind.containsKey(Alarm.OTHERS) ? 1 : 0);
    if (subjects < MOST_OF_A_KIND) {
      return true;
    }
    Alarm oldest =
        ofKind.values().stream()
            .filter(alarm -> !alarm.subject().equals(Alarm.OTHERS))
            .min(BY_AGE)
            .orElseThrow();
    if (!oldest.ended() && now - oldest.last() <= OLD) {
      return false;
    }
    ofKind.remove(oldest.subject());
    changed.put(
        new Key(oldest.kind(), oldest.subject()),
        new Alarm(oldest.kind(), oldest.subject(), oldest.since(), oldest.last(), 0, "", true));
    return true;
  }

  /** Notes that a fault is over; nothing if it was not raised, or is over already. */
  public synchronized void end(AlarmKind kind, String subject) {
    Alarm alarm = ofKind(kind).get(subject);
    if (alarm != null && !alarm.ended()) {
      Alarm over =
          new Alarm(
              kind,
              alarm.subject(),
              alarm.since(),
              alarm.last(),
              alarm.count(),
              alarm.detail(),
              true);
      put(over);
      announce(over);
    }
  }

  private void announce(Alarm alarm) {
    news = true;
    listener.accept(alarm);
  }

  private Map<String, Alarm> ofKind(AlarmKind kind) {
    return alarms.computeIfAbsent(kind, unused -> new TreeMap<>());
  }

  private void put(Alarm alarm) {
    ofKind(alarm.kind()).put(alarm.subject(), alarm);
    changed.put(new Key(alarm.kind(), alarm.subject()), alarm);
  }

  /** One alarm; null if it was never raised, or had to make room. */
  public synchronized @Nullable Alarm find(AlarmKind kind, String subject) {
    return ofKind(kind).get(subject);
  }

  /** All alarms, in order of kind and subject. */
  public synchronized List<Alarm> all() {
    return alarms.values().stream().flatMap(ofKind -> ofKind.values().stream()).toList();
  }

  /** Whether an alarm was raised or ended that is not committed, beside those that count up. */
  public synchronized boolean hasNews() {
    return news;
  }

  /** The alarms that have changed since the last call; those of count 0 are gone. */
  public synchronized List<Alarm> takeChanges() {
    List<Alarm> taken = new ArrayList<>(changed.values());
    changed.clear();
    news = false;
    return taken;
  }
}
