package org.hansho.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.geography.AddressDatabase;
import org.hansho.geography.GeographyAnalyzer;
import org.hansho.testkit.geography.DatabaseWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyAnalyzerTest {
  private static final Analyzer CITIES =
      over(Databases.open(Databases.cities(24)), Databases.open(Databases.networks()));
  private static final Analyzer COUNTRIES =
      over(Databases.open(Databases.countries()), Databases.open(Databases.networks()));
  private static final Fields FIELDS = fields();

  private static Analyzer over(AddressDatabase... databases) {
    return new GeographyAnalyzer(() -> List.of(databases));
  }

  private static Fields fields() {
    TreeSet<String> names = new TreeSet<>(CITIES.reads());
    names.addAll(CITIES.writes());
    return Fields.of(names);
  }

  private static Event event(String field, String... values) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    for (String value : values) {
      event.addText(FIELDS.id(field), value);
    }
    return event;
  }

  private static Map<String, List<String>> added(Analyzer analyzer, Event event) {
    int before = event.slots();
    analyzer.bind(FIELDS).analyze(event);
    Map<String, List<String>> added = new TreeMap<>();
    for (int slot = before; slot < event.slots(); slot++) {
      added
          .computeIfAbsent(FIELDS.name(event.field(slot)), unused -> new ArrayList<>())
          .add(event.text(slot));
    }
    return added;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198.51.100.200",
        "198.51.100.200:51022",
        "::ffff:198.51.100.200",
        "[2001:db8:1::7]:443",
        "2001:db8:1::7"
      })
  void aCityIsDescribedWhateverTheAddressIsWrittenLike(String address) {
    assertThat(added(CITIES, event("source.ip", address)))
        .isEqualTo(
            Map.of(
                "source.geo.country_iso_code", List.of("JP"),
                "source.geo.city_name", List.of("Osaka"),
                "source.geo.location.lat", List.of("34.6937"),
                "source.geo.location.lon", List.of("135.5023"),
                "source.geo.radius", List.of("20")));
  }

  @Test
  void ofSeveralDatabasesEachSaysWhatItKnows() {
    assertThat(added(COUNTRIES, event("destination.ip", "192.0.2.9")))
        .isEqualTo(
            Map.of(
                "destination.geo.country_iso_code", List.of("JP"),
                "destination.geo.location.lat", List.of("36.5"),
                "destination.geo.location.lon", List.of("137.5"),
                "destination.geo.radius", List.of("1950"),
                "destination.geo.coarse", List.of("true"),
                "destination.as.number", List.of("64500"),
                "destination.as.organization.name", List.of("Example Transit")));
    assertThat(COUNTRIES.offers())
        .containsExactlyInAnyOrder(AddressDatabase.COUNTRY, AddressDatabase.NETWORK_OWNER);
  }

  @Test
  void theFirstDatabaseThatKnowsAPlaceGivesIt() {
    Analyzer analyzer =
        over(Databases.open(Databases.countries()), Databases.open(Databases.cities(24)));
    Map<String, List<String>> added = added(analyzer, event("source.ip", "198.51.100.200"));
    assertThat(added)
        .containsEntry("source.geo.country_iso_code", List.of("US"))
        .doesNotContainKey("source.geo.city_name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "127.0.0.1", "169.254.1.1", "fe80::1%eth0", "fd00::1", "::1", "a.b"})
  void addressesOfOnesOwnAndNamesHaveNoGeography(String address) {
    Analyzer everywhere =
        over(
            Databases.open(
                DatabaseWriter.ofBoth()
                    .put("0.0.0.0/1", Map.of("country_code", "JP"))
                    .put("128.0.0.0/1", Map.of("country_code", "JP"))
                    .put("8000::/1", Map.of("country_code", "JP"))
                    .bytes("all")));
    assertThat(added(everywhere, event("source.ip", address))).isEmpty();
    assertThat(added(everywhere, event("source.ip", "192.0.2.1"))).isNotEmpty();
  }

  @Test
  void everyAddressOfAnEventIsDescribed() {
    assertThat(added(COUNTRIES, event("source.ip", "10.0.0.1", "192.0.2.1", "198.51.100.1")))
        .containsEntry("source.geo.country_iso_code", List.of("JP", "US"));
  }

  @Test
  void whatTheRecordSaysStaysAlone() {
    Event event = event("source.ip", "192.0.2.9");
    event.addText(FIELDS.id("source.geo.country_iso_code"), "NL");
    assertThat(added(COUNTRIES, event))
        .containsOnlyKeys("source.as.number", "source.as.organization.name");
  }

  @Test
  void databasesAreNotAskedForBeforeSomebodyNeedsThem() {
    List<String> asked = new ArrayList<>();
    Analyzer analyzer =
        new GeographyAnalyzer(
            () -> {
              asked.add("");
              return List.of();
            });
    assertThat(analyzer.reads()).isNotEmpty();
    assertThat(analyzer.writes()).isNotEmpty();
    assertThat(asked).isEmpty();
    assertThat(analyzer.offers()).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void addressesThatRepeatCostNoMemory() {
    Analyzer.Step step = COUNTRIES.bind(FIELDS);
    byte[] record = "192.0.2.000 198.51.100.000".getBytes(StandardCharsets.UTF_8);
    Event event = new Event(FIELDS);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(step, event, record, 20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    run(step, event, record, 100_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for 100,000 events").isLessThan(50_000);
  }

  private static void run(Analyzer.Step step, Event event, byte[] record, int times) {
    for (int i = 0; i < times; i++) {
      int host = 96 + i % 8;
      record[8] = (byte) ('0' + host / 100);
      record[9] = (byte) ('0' + host / 10 % 10);
      record[10] = (byte) ('0' + host % 10);
      int from = host >= 100 ? 0 : 12;
      event.begin(record, 0, record.length, 0);
      event.add(FIELDS.id("source.ip"), ValueKind.STRING, from, from == 0 ? 11 : 12);
      step.analyze(event);
    }
  }
}
