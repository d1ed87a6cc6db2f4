package org.hansho.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.EventClass;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Watch;

/**
 * Counts what was read by format and class of event, and names the sources that no detection looks
 * at. Belongs to one thread; sources come in order, and the pieces of one behind each other.
 */
final class CoverageTally {
  /** Events of one source, or of a piece of it, by class. */
  record Read(String source, String format, Map<EventClass, Long> events) {}

  private record Key(String format, EventClass eventClass) {}

  private static final class Count {
    long sources;
    long events;
    String last = "";
  }

  private final Engine engine;
  private final Map<Key, Count> counts = new LinkedHashMap<>();
  private final TreeMap<String, Coverage.Source> unwatched = new TreeMap<>();
  private long unwatchedSources;

  // The source whose pieces are being added.
  private String source = "";
  private String format = "";
  private long events;
  private boolean watched;

  CoverageTally(Engine engine) {
    this.engine = engine;
  }

  void add(Read read) {
    if (!read.source().equals(source)) {
      close();
      source = read.source();
      format = read.format();
    }
    read.events()
        .forEach(
            (eventClass, number) -> {
              Key key = new Key(read.format(), eventClass);
              Count count = counts.computeIfAbsent(key, unused -> new Count());
              count.events += number;
              count.sources += count.last.equals(read.source()) ? 0 : 1;
              count.last = read.source();
              events += number;
              watched |= !engine.watch(eventClass).isNone();
            });
  }

  private void close() {
    if (events > 0 && !watched) {
      unwatchedSources++;
      if (unwatched.size() < Coverage.MOST_SOURCES) {
        unwatched.put(source, new Coverage.Source(source, format, events));
      }
    }
    events = 0;
    watched = false;
  }

  /** What was counted; nothing is added after this. */
  Coverage coverage() {
    close();
    List<Coverage.Row> rows = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          Watch watch = engine.watch(key.eventClass());
          EventClass of = key.eventClass();
          rows.add(
              new Coverage.Row(
                  key.format(), of.name(), of.logSources(), count.sources, count.events, watch));
        });
    rows.sort(
        Comparator.comparing((Coverage.Row row) -> !row.watch().isNone())
            .thenComparing(Comparator.comparingLong(Coverage.Row::events).reversed())
            .thenComparing(Coverage.Row::format)
            .thenComparing(Coverage.Row::eventClass));
    return new Coverage(rows, List.copyOf(unwatched.values()), unwatchedSources);
  }
}
