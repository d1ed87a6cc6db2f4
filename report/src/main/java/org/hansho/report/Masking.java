package org.hansho.report;

import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.files.output.Secrets;
import org.hansho.scan.ScanResult;

/**
 * Alerts as they are shown: without the secrets that their records name. Identity, counts and order
 * stay.
 *
 * @param records whether the records of evidence are masked too
 */
public record Masking(boolean records) {
  /** A result whose alerts are masked. */
  public ScanResult of(ScanResult result) {
    return result.withAlerts(result.alerts().stream().map(this::of).toList());
  }

  /** An alert as it is shown. */
  public Alert of(Alert alert) {
    return alert.withTexts(Secrets::masked, records);
  }

  /** Evidence as it is shown. */
  Evidence of(Evidence evidence) {
    return records ? evidence.withRecord(Secrets.masked(evidence.record())) : evidence;
  }
}
