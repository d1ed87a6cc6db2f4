package org.hansho.detect.retrospect;

import java.util.Arrays;
import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.detect.Values;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Retrospect;

/**
 * Makes a fact of the first rule again of what is kept of a contact, as if the address had been
 * listed then. Immutable.
 */
final class RebuiltFact {
  private final int document;
  private final int[] columns;

  RebuiltFact(Baseline baseline, Retrospect condition, Columns columns) {
    String rule = baseline.subject().rules().get(0);
    String address = baseline.subject().fieldOf(condition.peer(), rule);
    document = columns.document(0);
    this.columns =
        columns.of(
            0,
            List.of(
                condition.resource(),
                condition.peer(),
                TrafficReader.beside(address, "port"),
                TrafficReader.beside(address, "threat.category"),
                TrafficReader.beside(address, "threat.list"),
                TrafficReader.beside(address, "threat.entry"),
                TrafficReader.beside(address, "threat.confidence"),
                TrafficReader.beside(address, "threat.current_confidence"),
                TrafficReader.beside(address, "threat.age_days")));
  }

  Fact of(String peer, Contact contact, Finding finding) {
    long age = finding.listing().ageDaysAt(finding.time());
    List<String> texts =
        List.of(
            contact.resource,
            peer,
            contact.port,
            finding.listing().category(),
            finding.listing().list(),
            finding.listing().entry(),
            Integer.toString(finding.listing().confidence()),
            Long.toString(finding.listing().confidenceAt(finding.time())),
            age < 0 ? "" : Long.toString(age));
    String[] byColumn = new String[Arrays.stream(columns).max().orElse(0) + 1];
    Arrays.fill(byColumn, "");
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) {
        byColumn[columns[i]] = texts.get(i);
      }
    }
    return new Fact(document, contact.origin.time(), contact.origin, Values.of(byColumn));
  }
}
