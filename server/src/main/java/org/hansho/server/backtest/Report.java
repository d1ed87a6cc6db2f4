package org.hansho.server.backtest;

import java.util.List;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertDifference;
import org.jspecify.annotations.Nullable;

/**
 * What came of a back-test. Immutable.
 *
 * @param detections ids of what was tried
 * @param learns whether one of them compares with what it has learned
 * @param isOfFiles whether files of history were read, in place of the journal
 * @param records what was read
 * @param end why reading ended
 * @param tried what it raised
 * @param listed ids of alerts it raised that people have in their list
 * @param notRaised alerts of these detections that people have in their list, of the time that was
 *     read, and that it did not raise; the newest first, at most {@link #MOST_ALERTS}
 * @param inEffect the version in effect over the same records; null if it is what was tried, or
 *     there is none
 */
public record Report(
    List<String> detections,
    boolean learns,
    boolean isOfFiles,
    Records records,
    End end,
    Side tried,
    Set<String> listed,
    List<Alert> notRaised,
    @Nullable Comparison inEffect) {
  /** Most alerts that are kept of a side; the rest is counted. */
  public static final int MOST_ALERTS = 1_000;

  public Report {
    detections = List.copyOf(detections);
    listed = Set.copyOf(listed);
    notRaised = List.copyOf(notRaised);
  }

  /** Why reading ended. */
  public enum End {
    /** Everything that there is was read. */
    WHOLE,
    /** It took too long. */
    TIME
  }

  /**
   * What was read; times in nanoseconds since 1970, the least number for none.
   *
   * @param pushes what senders handed in, one request or datagram each; or files
   * @param unreadable pushes of sources whose format is not known; or files that cannot be read
   * @param sources of which something was read
   * @param events records that could be read
   * @param malformed records that could not
   * @param late matches that came too late for detectors, as too many waited
   * @param firstTime event time of the earliest
   * @param lastTime event time of the latest
   */
  public record Records(
      long pushes,
      long unreadable,
      int sources,
      long events,
      long malformed,
      long late,
      long firstTime,
      long lastTime) {}

  /**
   * What one version raised.
   *
   * @param alerts by time, without records, at most {@link #MOST_ALERTS}
   * @param more how many more there are; a lower bound beyond 100,000
   * @param heldBack results that baselines held back because they were still learning
   */
  public record Side(List<Alert> alerts, long more, long heldBack) {
    public Side {
      alerts = List.copyOf(alerts);
    }

    /** How many alerts it raised. */
    public long count() {
      return alerts.size() + more;
    }
  }

  /**
   * The version in effect, and what the one that was tried changes.
   *
   * @param difference of the alerts that are kept of both
   */
  public record Comparison(Side side, AlertDifference difference) {}
}
