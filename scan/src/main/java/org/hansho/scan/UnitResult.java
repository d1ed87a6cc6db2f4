package org.hansho.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.event.Event;
import org.hansho.files.source.Unreadable;
import org.hansho.pipeline.Counts;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.scan.fact.FactSpool;
import org.hansho.time.DayTally;

/** What came of one unit. Filled by one thread, then read by another. */
final class UnitResult {
  final AlertFold fold;
  final DeadLetters deadLetters;
  final FactSpool facts;
  final FaultTally faults = new FaultTally();
  final List<Unreadable> unreadable = new ArrayList<>();
  final List<SourceNote> notes = new ArrayList<>();
  final Map<String, Format> formatOf = new TreeMap<>();
  final List<CoverageTally.Read> read = new ArrayList<>();
  final Map<String, Long> sourcesByFormat = new TreeMap<>();
  final Map<String, Long> eventsByFormat = new TreeMap<>();
  final Map<String, DayTally> days = new TreeMap<>();
  Tally tally = Tally.NONE;

  /** Time of the last record that has one; only for a piece. */
  long lastTime = Event.NO_TIME;

  /**
   * Whether something depends on the time of the last record before a piece; only for a piece that
   * was read without it.
   */
  boolean lacksTimeBefore;

  /** Position behind the last record that was read; only for a piece. */
  long reached;

  UnitResult(AlertFold fold, DeadLetters deadLetters, FactSpool facts) {
    this.fold = fold;
    this.deadLetters = deadLetters;
    this.facts = facts;
  }

  /** Forgets what goes elsewhere than into the result itself. */
  void discard() throws IOException {
    deadLetters.discard();
    facts.discard();
  }

  /**
   * Adds on which days the records of a source happened.
   *
   * @param whole whether these are all its records
   */
  void add(String source, DayTally of, boolean whole) {
    if (!whole || !of.isClose()) {
      days.put(source, of);
    }
  }

  /** Notes that a source left out the year, and under what assumption it was read. */
  void years(UnstatedTime assumed) {
    boolean unknown = assumed.equals(UnstatedTime.UNKNOWN);
    tally = tally.plus(Tally.years(unknown ? 0 : 1, unknown ? 1 : 0));
  }

  /**
   * Adds what was counted in a source.
   *
   * @param source its name
   * @param begins whether this was the source's beginning, so that it is counted as a source once
   */
  void add(String source, Format format, Counts counts, long bytes, boolean begins) {
    read.add(new CoverageTally.Read(source, format.name(), counts.eventsByClass()));
    sourcesByFormat.merge(format.name(), begins ? 1L : 0L, Long::sum);
    eventsByFormat.merge(format.name(), counts.events(), Long::sum);
    tally =
        tally.plus(
            new Tally(
                counts.events(),
                bytes,
                counts.malformed(),
                counts.late(),
                counts.outsideRange(),
                counts.factsWithoutTime(),
                0,
                counts.firstTime(),
                counts.lastTime(),
                0,
                0));
  }
}
