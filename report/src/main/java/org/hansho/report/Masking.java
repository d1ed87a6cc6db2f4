package org.hansho.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.SeenValues;
import org.hansho.detect.Grounds;
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
    return alert.withValues(
        alert.values().map(Secrets::masked),
        alert.entities().stream().map(Masking::of).toList(),
        alert.evidence().stream().map(this::of).toList(),
        alert.seen().stream().map(Masking::of).toList(),
        of(alert.grounds()));
  }

  private static Grounds of(Grounds grounds) {
    return new Grounds(
        masked(grounds.numbers()),
        Secrets.masked(grounds.english()),
        Secrets.masked(grounds.japanese()));
  }

  private static Entity of(Entity entity) {
    return new Entity(entity.type(), masked(entity.attributes()));
  }

  /** Evidence as it is shown. */
  Evidence of(Evidence evidence) {
    return records ? evidence.withRecord(Secrets.masked(evidence.record())) : evidence;
  }

  private static SeenValues of(SeenValues seen) {
    List<String> values = seen.values().stream().map(Secrets::masked).toList();
    return new SeenValues(seen.field(), values, seen.distinct(), seen.exact());
  }

  private static Map<String, String> masked(Map<String, String> values) {
    Map<String, String> masked = new LinkedHashMap<>();
    values.forEach((name, value) -> masked.put(name, Secrets.masked(value)));
    return masked;
  }
}
