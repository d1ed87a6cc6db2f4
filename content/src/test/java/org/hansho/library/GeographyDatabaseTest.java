package org.hansho.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hansho.geography.AddressDatabase;
import org.hansho.geography.Area;
import org.hansho.geography.Countries;
import org.hansho.geography.Place;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.geography.UnusableDatabaseException.Reason;
import org.hansho.testkit.geography.DatabaseWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyDatabaseTest {
  private static final Place OSAKA =
      new Place("JP", "Osaka", new Area(34.6937, 135.5023, 20), false, Place.NO_NUMBER, "");

  private static Place find(byte[] file, String address) {
    return Databases.open(file).find(Databases.address(address));
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

  private static void refused(byte[] file, Reason reason) {
    assertThatThrownBy(() -> Databases.opened(file))
        .isInstanceOfSatisfying(
            UnusableDatabaseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aFileThatIsNoneIsRefusedWithAReason() {
    refused(new byte[0], Reason.OTHER_FORMAT);
    refused("country,JP\n".repeat(100).getBytes(StandardCharsets.UTF_8), Reason.OTHER_FORMAT);
    byte[] whole = Databases.countries();
    refused(Arrays.copyOf(whole, whole.length / 2), Reason.OTHER_FORMAT);
    refused(Arrays.copyOf(whole, whole.length - 20), Reason.DAMAGED);
  }

  @Test
  void metadataThatLiesIsRefused() {
    DatabaseWriter writer =
        DatabaseWriter.ofBoth().put("192.0.2.0/24", Map.of("country_code", "JP"));
    refused(writer.bytes("t", Map.of("node_count", 1_000_000)), Reason.DAMAGED);
    refused(writer.bytes("t", Map.of("record_size", 20)), Reason.DAMAGED);
    refused(writer.bytes("t", Map.of("record_size", "24")), Reason.DAMAGED);
    refused(
        DatabaseWriter.ofBoth().put("192.0.2.0/24", Map.of("name", "x")).bytes("t"),
        Reason.NOTHING_KNOWN);
    refused(DatabaseWriter.ofBoth().bytes("empty"), Reason.NOTHING_KNOWN);
  }

  @Test
  void aDamagedRecordHasNoAnswerAndIsCounted() {
    byte[] file =
        DatabaseWriter.ofBoth()
            .put("192.0.2.0/24", Map.of("country_code", "JP"))
            .put("198.51.100.0/24", Map.of("country_code", "SE"))
            .bytes("pointer");
    byte[] key = "country_code".getBytes(StandardCharsets.US_ASCII);
    int at = 0;
    while (!Arrays.equals(file, at, at + key.length, key, 0, key.length)) {
      at++;
    }
    // The value of the first record becomes a pointer beyond the end of the file.
    file[at + key.length] = (byte) 0x2F;
    file[at + key.length + 1] = (byte) 0xFF;
    GeographyDatabase database = Databases.open(file);
    long before = database.damagedRecords();
    assertThat(database.find(Databases.address("192.0.2.1"))).isEqualTo(Place.UNKNOWN);
    assertThat(database.find(Databases.address("198.51.100.1")).country()).isEqualTo("SE");
    assertThat(database.damagedRecords()).isEqualTo(before + 1);
  }

  @Test
  void manyAddressesThatShareATableDoNotMixUp() {
    DatabaseWriter writer = DatabaseWriter.ofBoth();
    for (int i = 0; i < 64; i++) {
      String code = Countries.codes().get(i);
      writer.put("10.0." + i + ".0/24", Map.of("country_code", code));
    }
    GeographyDatabase lookup = Databases.open(writer.bytes("many"));
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
