package org.hansho.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Event;
import org.hansho.event.EventClass;

/**
 * What became of the records of one source. Every event is in one class, and every malformed record
 * under one reason. Belongs to the pipeline's thread until the source has ended.
 */
public final class Counts {
  /** Most reasons that are distinguished; the rest is counted as {@link #OTHER}. */
  public static final int MOST_REASONS = 64;

  /** How much older than the newest event before it an event is when it counts as late. */
  public static final long LATENESS_NANOS = 600_000_000_000L;

  /** The reason of what comes after that many. */
  public static final String OTHER = "other";

  private final Map<EventClass, ClassCount> classes = new LinkedHashMap<>();
  private final Map<String, Long> malformed = new TreeMap<>();
  long outsideRange;
  long withoutTime;
  private long late;
  long findings;
  long facts;
  long factsWithoutTime;
  boolean yearLeftOut;
  private long firstTime = Long.MAX_VALUE;
  private long lastTime = Event.NO_TIME;

  /** A counter that the way of an event can keep hold of. */
  static final class ClassCount {
    long events;
  }

  ClassCount of(EventClass eventClass) {
    return classes.computeIfAbsent(eventClass, unseen -> new ClassCount());
  }

  void malformed(String reason) {
    boolean known = malformed.containsKey(reason) || malformed.size() < MOST_REASONS;
    malformed.merge(known ? reason : OTHER, 1L, Long::sum);
  }

  void time(long time) {
    if (time == Event.NO_TIME) {
      withoutTime++;
      return;
    }
    if (lastTime != Event.NO_TIME && time < lastTime - LATENESS_NANOS) {
      late++;
    }
    firstTime = Math.min(firstTime, time);
    lastTime = Math.max(lastTime, time);
  }

  /** Events by class. */
  public Map<EventClass, Long> eventsByClass() {
    Map<EventClass, Long> events = new LinkedHashMap<>();
    classes.forEach((eventClass, count) -> events.put(eventClass, count.events));
    return events;
  }

  /** All events, looked at or not. */
  public long events() {
    long events = 0;
    for (ClassCount count : classes.values()) {
      events += count.events;
    }
    return events;
  }

  /** Records that could not be read, by reason. */
  public Map<String, Long> malformedByReason() {
    return new TreeMap<>(malformed);
  }

  /** All records that could not be read. */
  public long malformed() {
    long records = 0;
    for (long count : malformed.values()) {
      records += count;
    }
    return records;
  }

  /** Events that were not looked at because of their time. */
  public long outsideRange() {
    return outsideRange;
  }

  /** Events that do not say when they happened. */
  public long withoutTime() {
    return withoutTime;
  }

  /** Whether time stamps left out their year, so that it was assumed; known when all is read. */
  public boolean yearLeftOut() {
    return yearLeftOut;
  }

  /** Events more than {@link #LATENESS_NANOS} older than the newest before them in the source. */
  public long late() {
    return late;
  }

  /** Findings: pairs of an event and a detection that holds for it. */
  public long findings() {
    return findings;
  }

  /** Facts handed to detectors: pairs of an event and a rule with listeners. */
  public long facts() {
    return facts;
  }

  /** Facts that no detector got, since their event does not say when it happened. */
  public long factsWithoutTime() {
    return factsWithoutTime;
  }

  /** The earliest event time in nanoseconds since 1970, or {@link Event#NO_TIME}. */
  public long firstTime() {
    return lastTime == Event.NO_TIME ? Event.NO_TIME : firstTime;
  }

  /** The latest event time in nanoseconds since 1970, or {@link Event#NO_TIME}. */
  public long lastTime() {
    return lastTime;
  }
}
