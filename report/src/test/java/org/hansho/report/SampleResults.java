package org.hansho.report;

import static org.hansho.testkit.alert.SampleAlerts.NOON;

import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.files.source.Unreadable;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.scan.Coverage;
import org.hansho.scan.Memory;
import org.hansho.scan.ScanResult;
import org.hansho.scan.ScanResult.FormatCount;
import org.hansho.scan.Tally;

/** Invented results of scans. */
public final class SampleResults {
  private SampleResults() {}

  public static ScanResult of(List<Alert> alerts) {
    return new ScanResult(
        alerts,
        List.of(new FormatCount("auditd", 2, 1203), new FormatCount("kubernetes-audit", 1, 34)),
        Map.of(),
        List.of(new Unreadable("logs/x.bin", Trouble.UNKNOWN_FORMAT, "", false)),
        0,
        List.of(),
        List.of(),
        List.of(),
        new Tally(1237, 500_000, 3, 12, 0, 0, 0, NOON, NOON + 86_400_000_000_000L, 0, 0),
        Coverage.NONE,
        new Memory(900, 31, 1204, Map.of("new-reader", 7L), Map.of(), 3, 2),
        0,
        0,
        false);
  }
}
