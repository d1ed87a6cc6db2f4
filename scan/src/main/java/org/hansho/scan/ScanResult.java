package org.hansho.scan;

import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.files.source.Unreadable;
import org.hansho.match.CostlyRule;
import org.hansho.record.Format;

/**
 * What a scan found; the same for the same input, whatever the order of files and the number of
 * threads.
 *
 * @param alerts by time, then detection, then id
 * @param formats what was read, by name of format
 * @param formatOf the format of every source that was read, by name
 * @param unreadable sources that could not be read, first those that lose records
 * @param unreadableMore how many more there are, of which none was named or loses records unless
 *     thousands do
 * @param faults what made records unreadable, the most frequent first
 * @param notes what to know of sources that were read, by name
 * @param costly rules that values were left undecided for; may differ from run to run
 * @param tally what was counted
 * @param coverage how many detections looked at what was read
 * @param memory what the detectors hold at the end
 * @param leftOut findings of alerts that are not in the list because there are too many
 * @param hidden alerts that are not in the list because they are less severe than asked for
 * @param stopped whether the scan was stopped before its end
 */
public record ScanResult(
    List<Alert> alerts,
    List<FormatCount> formats,
    Map<String, Format> formatOf,
    List<Unreadable> unreadable,
    long unreadableMore,
    List<FaultCount> faults,
    List<SourceNote> notes,
    List<CostlyRule> costly,
    Tally tally,
    Coverage coverage,
    Memory memory,
    long leftOut,
    long hidden,
    boolean stopped) {
  public ScanResult {
    alerts = List.copyOf(alerts);
    formats = List.copyOf(formats);
    formatOf = Map.copyOf(formatOf);
    unreadable = List.copyOf(unreadable);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
    costly = List.copyOf(costly);
  }

  /** The same with some of its alerts; the others are counted as hidden. */
  public ScanResult showing(List<Alert> some) {
    return with(some, hidden + alerts.size() - some.size());
  }

  /** The same with its alerts in other words. */
  public ScanResult withAlerts(List<Alert> others) {
    return with(others, hidden);
  }

  private ScanResult with(List<Alert> others, long nowHidden) {
    return new ScanResult(
        others,
        formats,
        formatOf,
        unreadable,
        unreadableMore,
        faults,
        notes,
        costly,
        tally,
        coverage,
        memory,
        leftOut,
        nowHidden,
        stopped);
  }

  /**
   * Whether something that was named, or a record, could not be read, or there was no event to look
   * at.
   */
  public boolean isInputTrouble() {
    return tally.events() == tally.outside()
        || tally.malformed() > 0
        || unreadable.stream().anyMatch(Unreadable::isFailure);
  }

  /** How many sources could not be read. */
  public long unread() {
    return unreadable.size() + unreadableMore;
  }

  /** Whether no detection looked at any event. */
  public boolean isUnwatched() {
    return tally.events() > 0 && coverage.unwatchedEvents() == tally.events();
  }

  /**
   * What was read of one format.
   *
   * @param format its name
   * @param sources files or members of archives
   */
  public record FormatCount(String format, long sources, long events) {}
}
