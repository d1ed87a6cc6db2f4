package org.hansho.report;

import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.ScanResult;

/** What a scan that shows no alert may say of what it read: never more than was looked at. */
public enum Verdict {
  /** There was no event. */
  NOTHING_READ,
  /** No event lies in the asked time. */
  NOTHING_IN_TIME,
  /** No detection looks at any of the events. */
  NOTHING_LOOKED_AT,
  /** There are alerts, less severe than was asked for. */
  HIDDEN,
  /** No detection looks at some of the events. */
  PART_LOOKED_AT,
  /** Something could not be read, or the scan was stopped. */
  PART_READ,
  /** All was read and looked at. */
  CLEAR;

  /** The verdict on a result without alerts. */
  public static Verdict of(ScanResult result) {
    long events = result.tally().events();
    long unwatched = result.coverage().unwatchedEvents();
    if (events == 0) {
      return NOTHING_READ;
    }
    if (events == result.tally().outside()) {
      return NOTHING_IN_TIME;
    }
    if (result.isUnwatched()) {
      return NOTHING_LOOKED_AT;
    }
    if (result.hidden() > 0) {
      return HIDDEN;
    }
    if (unwatched > 0) {
      return PART_LOOKED_AT;
    }
    boolean whole =
        result.tally().malformed() == 0 && result.unreadable().isEmpty() && !result.stopped();
    return whole ? CLEAR : PART_READ;
  }

  /** Whether nothing was looked at, so that nothing could be found. */
  public boolean isBlind() {
    return this == NOTHING_READ || this == NOTHING_IN_TIME || this == NOTHING_LOOKED_AT;
  }

  /** The verdict in a few words. */
  public String headline(Texts texts) {
    return texts.get("verdict." + name());
  }

  /** The verdict with its numbers, one or more sentences. */
  public String sentences(ScanResult result, Texts texts) {
    String events = texts.count("events", result.tally().events());
    String sources = texts.count("files", sources(result));
    String said =
        switch (this) {
          case NOTHING_READ, CLEAR, NOTHING_IN_TIME, NOTHING_LOOKED_AT, PART_READ ->
              texts.get("verdict." + name() + ".why", events, sources);
          case HIDDEN ->
              texts.get(
                  "verdict.HIDDEN.why", events, sources, texts.count("alerts", result.hidden()));
          case PART_LOOKED_AT ->
              texts.get(
                  "verdict.PART_LOOKED_AT.why",
                  events,
                  sources,
                  texts.count("events", result.coverage().unwatchedEvents()));
        };
    long records = result.tally().malformed();
    long unread = result.unread();
    if (records == 0 && unread == 0) {
      return said;
    }
    String missing =
        texts.get("verdict.missing", Numbers.grouped(records), texts.count("files", unread));
    return texts.get("verdict.two", said, missing);
  }

  private static long sources(ScanResult result) {
    return result.formats().stream().mapToLong(ScanResult.FormatCount::sources).sum();
  }
}
