package org.hansho.testkit.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hansho.geography.AddressDatabase;
import org.hansho.geography.Area;
import org.hansho.geography.Countries;
import org.hansho.geography.Lookup;
import org.hansho.geography.Place;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.geography.UnusableDatabaseException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressDatabaseTest {
  private static final Place OSAKA =
      new Place("JP", "Osaka", new Area(34.6937, 135.5023, 20), false, Place.NO_NUMBER, "");

  private static Place find(byte[] file, String address) {
    return Databases.open(file).lookup().find(Databases.address(address));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 28, 32})
  void aCityIsFoundInTreesOfEveryWidth(int recordBits) {
    byte[] file = Databases.cities(recordBits);
    assertThat(find(file, "198.51.100.200")).isEqualTo(OSAKA);
    assertThat(find(file, "::ffff:198.51.100.200")).isEqualTo(OSAKA);
    assertThat(find(file, "2001:db8:1:2::9")).isEqualTo(OSAKA);
    assertThat(find(file, "198.51.100.1").country()).isEqualTo("DE");
    assertThat(find(file, "2001:db8:2::").country()).isEqualTo("BR");
    assertThat(find(file, "203.0.113.1")).isEqualTo(Place.UNKNOWN);
    assertThat(find(file, "2001:db9::")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void aCountryAloneLiesWhereTheTableSaysAndIsCoarse() {
    Place place = find(Databases.countries(), "192.0.2.7");
    assertThat(place.country()).isEqualTo("JP");
    assertThat(place.coarse()).isTrue();
    assertThat(place.area()).isEqualTo(Countries.area("JP"));
  }

  @Test
  void aNetworkHasANumberAndAnOwner() {
    Place place = find(Databases.networks(), "192.0.2.7");
    assertThat(place.networkNumber()).isEqualTo(64_500);
    assertThat(place.networkOwner()).isEqualTo("Example Transit");
    assertThat(place.hasGeography()).isFalse();
  }

  @Test
  void flatCitiesAreReadToo() {
    byte[] file =
        new DatabaseWriter(4, 24)
            .put(
                "192.0.2.0/24",
                Map.of("country_code", "jp", "city", "Kyoto", "latitude", 35.0, "longitude", 135.8))
            .bytes("city ipv4");
    assertThat(find(file, "192.0.2.1"))
        .isEqualTo(
            new Place("JP", "Kyoto", new Area(35.0, 135.8, 100), false, Place.NO_NUMBER, ""));
    assertThat(find(file, "2001:db8::1")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void aFileOffersWhatItHas() {
    assertThat(Databases.open(Databases.countries()).offers())
        .containsExactly(AddressDatabase.COUNTRY);
    assertThat(Databases.open(Databases.cities(24)).offers())
        .containsExactlyInAnyOrder(AddressDatabase.COUNTRY, AddressDatabase.CITY);
    assertThat(Databases.open(Databases.networks()).offers())
        .containsExactly(AddressDatabase.NETWORK_OWNER);
  }

  @Test
  void valuesThatMakeNoSenseAreAbsent() {
    Map<String, Object> record = new HashMap<>();
    record.put("country_code", "Japan");
    record.put("latitude", 200.0);
    record.put("longitude", Double.NaN);
    record.put("autonomous_system_number", 0x1_0000_0000L);
    record.put("autonomous_system_organization", 7);
    byte[] file =
        DatabaseWriter.ofBoth()
            .put("192.0.2.0/24", record)
            .put("198.51.100.0/24", Map.of("country_code", "SE"))
            .bytes("odd");
    assertThat(find(file, "192.0.2.1")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void metadataIsShown() {
    AddressDatabase database = Databases.open(Databases.cities(28));
    assertThat(database.metadata().type()).isEqualTo("GeoLite2-City");
    assertThat(database.metadata().recordBits()).isEqualTo(28);
    assertThat(database.metadata().builtAt()).isEqualTo(1_790_000_000L);
  }

  private static void refused(byte[] file, Reason reason) {
    assertThatThrownBy(() -> AddressDatabase.of(ByteBuffer.wrap(file)))
        .isInstanceOfSatisfying(
            UnusableDatabaseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aFileThatIsNoneIsRefusedWithAReason() {
    refused(new byte[0], Reason.OTHER_FORMAT);
    refused("country,JP\n".repeat(100).getBytes(StandardCharsets.UTF_8), Reason.OTHER_FORMAT);
    byte[] whole = Databases.countries();
    refused(Arrays.copyOf(whole, whole.length / 2), Reason.OTHER_FORMAT);
    refused(Arrays.copyOf(whole, whole.length - 20), Reason.METADATA);
    refused(Arrays.copyOfRange(whole, 600, whole.length), Reason.TREE);
  }

  @Test
  void metadataThatLiesIsRefused() {
    DatabaseWriter writer =
        DatabaseWriter.ofBoth().put("192.0.2.0/24", Map.of("country_code", "JP"));
    refused(writer.bytes("t", Map.of("node_count", 1_000_000)), Reason.TREE);
    refused(writer.bytes("t", Map.of("node_count", -1)), Reason.METADATA);
    refused(writer.bytes("t", Map.of("node_count", 0)), Reason.METADATA);
    refused(writer.bytes("t", Map.of("node_count", 7)), Reason.TREE);
    refused(writer.bytes("t", Map.of("record_size", 20)), Reason.METADATA);
    refused(writer.bytes("t", Map.of("record_size", "24")), Reason.METADATA);
    refused(writer.bytes("t", Map.of("ip_version", 5)), Reason.METADATA);
    refused(writer.bytes("t", Map.of("binary_format_major_version", 3)), Reason.VERSION);
    refused(
        DatabaseWriter.ofBoth().put("192.0.2.0/24", Map.of("name", "x")).bytes("t"),
        Reason.NOTHING_KNOWN);
    refused(DatabaseWriter.ofBoth().bytes("empty"), Reason.NOTHING_KNOWN);
  }

  @Test
  void recordsNestedWithoutEndHaveNoAnswerAndAreCounted() {
    Object nested = "x";
    for (int i = 0; i < 40; i++) {
      nested = Map.of("a", nested);
    }
    byte[] file =
        DatabaseWriter.ofBoth()
            .put("192.0.2.0/24", Map.of("country_code", "JP", "more", nested))
            .put("198.51.100.0/24", Map.of("country_code", "SE"))
            .bytes("deep");
    AddressDatabase database = Databases.open(file);
    Lookup lookup = database.lookup();
    assertThat(lookup.find(Databases.address("192.0.2.1"))).isEqualTo(Place.UNKNOWN);
    assertThat(lookup.find(Databases.address("198.51.100.1")).country()).isEqualTo("SE");
    assertThat(database.damagedRecords()).isEqualTo(1);
  }

  @Test
  void aRecordOfMoreValuesThanTheCapHasNoAnswer() {
    Map<String, Object> wide = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      wide.put("key" + i, true);
    }
    wide.put("country_code", "JP");
    byte[] file =
        DatabaseWriter.ofBoth()
            .put("192.0.2.0/24", wide)
            .put("198.51.100.0/24", Map.of("country_code", "SE"))
            .bytes("wide");
    AddressDatabase database = Databases.open(file);
    assertThat(database.lookup().find(Databases.address("192.0.2.1"))).isEqualTo(Place.UNKNOWN);
    assertThat(database.damagedRecords()).isEqualTo(1);
  }

  @Test
  void aRecordThatPointsToItselfHasNoAnswer() {
    byte[] file =
        DatabaseWriter.ofBoth()
            .put(
                "192.0.2.0/24", Map.of("country", Map.of("names", Map.of("en", "marker-of-cycle"))))
            .put("198.51.100.0/24", Map.of("country_code", "SE"))
            .bytes("cycle");
    AddressDatabase sound = Databases.open(file);
    int data = sound.metadata().nodes() * 6 + 16;
    // The record begins with a map of one entry: its value becomes a pointer to the record.
    int value = data + 1 + 1 + "country".length();
    file[value] = 1 << 5;
    file[value + 1] = 0;
    AddressDatabase database = Databases.open(file);
    assertThat(database.lookup().find(Databases.address("192.0.2.1"))).isEqualTo(Place.UNKNOWN);
    assertThat(database.lookup().find(Databases.address("198.51.100.1")).country()).isEqualTo("SE");
  }

  @Test
  void manyAddressesThatShareATableDoNotMixUp() {
    DatabaseWriter writer = DatabaseWriter.ofBoth();
    for (int i = 0; i < 64; i++) {
      String code = Countries.codes().get(i);
      writer.put("10.0." + i + ".0/24", Map.of("country_code", code));
    }
    Lookup lookup = Databases.open(writer.bytes("many")).lookup();
    for (int round = 0; round < 3; round++) {
      for (int host = 0; host < 256; host++) {
        for (int i = 0; i < 64; i++) {
          Place place = lookup.find(Databases.address("10.0." + i + "." + host));
          assertThat(place.country()).isEqualTo(Countries.codes().get(i));
        }
      }
    }
  }
}
