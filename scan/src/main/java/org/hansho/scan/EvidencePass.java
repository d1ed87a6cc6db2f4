package org.hansho.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.alert.RecordText;
import org.hansho.files.source.Caps;
import org.hansho.files.source.SourceFile;
import org.hansho.record.Format;
import org.hansho.scan.RecordPass.Place;

/** Fetches the records that alerts of detectors name, which remember only where one stands. */
final class EvidencePass {
  private EvidencePass() {}

  /**
   * The alerts with the records of their evidence; those that are not found stay empty.
   *
   * @param characters most characters of a record
   */
  static List<Alert> fetched(
      List<Alert> alerts,
      int characters,
      List<SourceFile> files,
      Map<String, Format> formatOf,
      Caps caps) {
    Map<Place, String> found = new HashMap<>();
    RecordPass pass =
        new RecordPass(
            formatOf,
            caps,
            (place, buffer, offset, length, heading) ->
                found.put(place, RecordText.of(buffer, offset, length, characters)));
    for (Alert alert : alerts) {
      alert.evidence().stream()
          .filter(Evidence::isUnfetched)
          .forEach(evidence -> pass.request(placeOf(evidence)));
    }
    pass.run(files);
    return alerts.stream().map(alert -> filled(alert, found)).toList();
  }

  private static Place placeOf(Evidence evidence) {
    return new Place(evidence.source(), evidence.position(), evidence.hash());
  }

  private static Alert filled(Alert alert, Map<Place, String> found) {
    if (alert.evidence().stream().noneMatch(Evidence::isUnfetched)) {
      return alert;
    }
    return alert.withEvidence(
        alert.evidence().stream().map(evidence -> filled(evidence, found)).toList());
  }

  private static Evidence filled(Evidence evidence, Map<Place, String> found) {
    String record = found.get(placeOf(evidence));
    return record == null ? evidence : evidence.withRecord(record);
  }
}
