package org.hansho.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.suppression.Suppression;
import org.hansho.casework.suppression.SuppressionRequest;
import org.hansho.casework.suppression.Suppressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a suppression. */
class SuppressionDocumentTest {
  private static final long DAY = Duration.ofDays(1).toNanos();

  @TempDir private Path folder;

  private final AtomicLong clock = new AtomicLong(20_000 * DAY);

  private String document(Suppressions suppressions, Suppression one) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new SuppressionDocument(suppressions, "example", clock.get()).write(one, json);
    }
    return text.toString();
  }

  @Test
  void oneThatHidNothingInThirtyDaysSaysSo() throws IOException, FilterException {
    StoreSettings.Place place = new StoreSettings.Sqlite(folder.resolve("alerts.db"));
    try (CaseStore store = CaseStore.open(StoreSettings.of(place))) {
      Suppressions suppressions = Suppressions.open(store, clock::get, tenant -> Map.of());
      SuppressionRequest ever = new SuppressionRequest("n", "host = x", "Ours.", null, 0, 0);
      Suppression one = suppressions.draft("s", "example", "user ann", ever);
      suppressions.add(one, work -> store.transactions().write("add", work));
      clock.addAndGet(30 * DAY);
      assertThat(document(suppressions, one)).contains("\"trouble\":\"\"", "\"in_force\":true");
      clock.addAndGet(1);
      assertThat(document(suppressions, one))
          .contains("\"trouble\":\"It has hidden nothing for 30 days. Remove it");
      assertThat(document(suppressions, one.enabled(false))).contains("\"trouble\":\"\"");
    }
  }
}
