package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.event.Fields;
import org.hansho.testkit.Reading.Value;
import org.junit.jupiter.api.Test;

/** The engine's scanner reads what Jackson reads. */
class JsonReadingTest {
  private static final int EVENTS = Proofs.count("hansho.fuzz.readings", 20_000);

  @Test
  void scannerAndJacksonReadTheSameValues() {
    Fields fields = Fields.of(Vocabulary.FIELDS);
    JsonSource source = new JsonSource(fields);
    JsonEvents events = new JsonEvents(new Chance(7));
    for (int i = 0; i < EVENTS; i++) {
      String json = events.next();
      Reading scanned = new EventReading(source.read(json));
      Reading parsed = TreeReading.of(json);
      for (String field : Vocabulary.FIELDS) {
        assertThat(scalars(scanned, field))
            .as("%s of %s", field, json)
            .isEqualTo(scalars(parsed, field));
      }
    }
  }

  private static List<Value> scalars(Reading reading, String field) {
    return reading.values(field).stream()
        .map(v -> v.kind().isScalar() ? v : new Value(v.kind(), ""))
        .toList();
  }
}
