package org.hansho.casework.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R509 and R510: a file of all alerts of a store, written by a program whose whole heap is 24 MiB,
 * and read back line by line by other parsers. The names of accounts are hostile texts.
 */
class OneTimeExportTest {
  private static final int ALERTS = Integer.getInteger("hansho.exported", 10_000);
  private static final int AT_ONCE = 1_000;
  private static final String HEAP = "24m";
  private static final String HOST = "h-";
  private static final String USER = "invented-";

  @TempDir private static Path folder;

  private static Path store;

  @BeforeAll
  static void fill() throws IOException {
    store = folder.resolve("alerts.db");
    Random random = new Random(509);
    try (CaseStore open = CaseStore.open(StoreSettings.of(new StoreSettings.Sqlite(store)))) {
      for (int epoch = 0; epoch * AT_ONCE < ALERTS; epoch++) {
        List<AlertChange> changes = new ArrayList<>();
        int end = Math.min(ALERTS, (epoch + 1) * AT_ONCE);
        for (int number = epoch * AT_ONCE; number < end; number++) {
          changes.add(new AlertChange.Raised(alert(number, random), epoch + 1));
        }
        open.apply(Alerts.TENANT, new EpochChanges(epoch, epoch + 1, changes));
      }
    }
  }

  private static Alert alert(int number, Random random) {
    Alert plain =
        Alerts.alert(
            USER + number,
            Alerts.SUBJECTS.get(number % Alerts.SUBJECTS.size()),
            Severity.values()[number % Severity.values().length],
            Alerts.START + number,
            List.of(
                Alerts.entity("host", HOST + number + "-h"),
                new Entity("account", Map.of("name", USER + number))));
    String nasty = NastyTextsTest.nasty(random);
    return plain.withTexts(text -> text.contains(USER) ? nasty : text, true);
  }

  private static Path exported(String format) throws IOException {
    Path file = folder.resolve("all." + format);
    ExportProcess.run(HEAP, store, format, file);
    return file;
  }

  /** Which alerts were read: each must come once. */
  private static final class Seen {
    private final BitSet numbers = new BitSet(ALERTS);

    void in(String text) {
      int begin = text.indexOf(HOST) + HOST.length();
      int number = Integer.parseInt(text.substring(begin, text.indexOf("-h", begin)));
      assertThat(numbers.get(number)).as("alert %d twice", number).isFalse();
      numbers.set(number);
    }

    void isWhole() {
      assertThat(numbers.cardinality()).isEqualTo(ALERTS);
      assertThat(numbers.length()).isEqualTo(ALERTS);
    }
  }

  @Test
  void r509ATableHasEachAlertOnceAndNoCellBeginsAFormula() throws IOException {
    Seen seen = new Seen();
    List<List<String>> names = new ArrayList<>();
    try (Reader in = Files.newBufferedReader(exported("csv"))) {
      CsvTable.each(
          in,
          row -> {
            if (names.isEmpty()) {
              names.add(row);
              return;
            }
            assertThat(row).hasSameSizeAs(CsvFormat.COLUMNS);
            row.forEach(OneTimeExportTest::isNoFormula);
            seen.in(row.get(CsvFormat.COLUMNS.indexOf("entities")));
          });
    }
    assertThat(names).containsExactly(CsvFormat.COLUMNS);
    seen.isWhole();
  }

  private static void isNoFormula(String cell) {
    String shown = cell.strip();
    if (!shown.isEmpty() && "=+-@＝＋－＠\t\r".indexOf(shown.charAt(0)) >= 0) {
      throw new AssertionError("a cell begins a formula: " + cell);
    }
  }

  @Test
  void r509LinesOfJsonAreEachOneAlert() throws IOException {
    JsonFactory jackson = new JsonFactory();
    Seen seen = new Seen();
    try (BufferedReader in = Files.newBufferedReader(exported("native"))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        try (var parser = jackson.createParser(line)) {
          assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
          parser.skipChildren();
          assertThat(parser.nextToken()).as("behind the object").isNull();
        }
        seen.in(line);
      }
    }
    seen.isWhole();
  }

  @Test
  void r509EveryLineOfOcsfIsAValidFinding() throws IOException {
    OcsfSchema schema = ShippedAlertsExportTest.ocsf();
    Seen seen = new Seen();
    try (BufferedReader in = Files.newBufferedReader(exported("ocsf"))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        assertThat(schema.faults(JsonParser.object(line))).isEmpty();
        seen.in(line);
      }
    }
    seen.isWhole();
  }
}
