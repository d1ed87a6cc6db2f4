package org.hansho.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.geography.Place;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.testkit.SharedFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we make of records is what they say, on real layouts and on files that we write. */
class RecordedDatabasesTest {
  private static final int RANDOM_ADDRESSES = 20_000;
  private static final Pattern NETWORK = Pattern.compile("\"(?:::)?([0-9a-f.:]+)/[0-9]+\" *:");

  private static Path file(String name) {
    Path folder = SharedFolder.path("telemetry/geoip");
    assumeTrue(Files.isDirectory(folder), "needs the databases in " + folder.toAbsolutePath());
    return folder.resolve(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GeoLite2-City-Test.mmdb",
        "GeoIP2-City-Test.mmdb",
        "GeoLite2-Country-Test.mmdb",
        "GeoIP2-Country-Test.mmdb",
        "GeoLite2-ASN-Test.mmdb"
      })
  void recordedFilesGiveWhatTheirRecordsSay(String name) throws IOException {
    agrees(Files.readAllBytes(file(name)), networks(name));
  }

  /** Addresses that the source of the file names; two files share the source of another. */
  private static List<String> networks(String name) throws IOException {
    Path own = file("source-data").resolve(name.replace(".mmdb", ".json"));
    Path shared = Path.of(own.toString().replace("GeoLite2", "GeoIP2"));
    List<String> addresses = new ArrayList<>();
    Matcher matcher = NETWORK.matcher(Files.readString(Files.exists(own) ? own : shared));
    while (matcher.find()) {
      addresses.add(matcher.group(1));
    }
    assertThat(addresses).hasSizeGreaterThan(20);
    return addresses;
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 28, 32})
  void ourOwnFilesAreReadAlike(int recordBits) throws IOException {
    agrees(
        Databases.cities(recordBits),
        List.of("198.51.100.1", "198.51.100.200", "2001:db8:1::1", "2001:db8:7::"));
  }

  private static void agrees(byte[] bytes, List<String> named) throws IOException {
    GeographyDatabase lookup = Databases.open(bytes);
    List<String> addresses = new ArrayList<>(named);
    Random random = new Random(7);
    for (int i = 0; i < RANDOM_ADDRESSES; i++) {
      int bits = random.nextInt();
      addresses.add(
          (bits >>> 24)
              + "."
              + (bits >>> 16 & 255)
              + "."
              + (bits >>> 8 & 255)
              + "."
              + (bits & 255));
    }
    int known = 0;
    try (Reader reader = new Reader(new ByteArrayInputStream(bytes))) {
      for (String text : addresses) {
        Map<?, ?> expected = reader.get(InetAddress.getByName(text), Map.class);
        Place place = lookup.find(Databases.address(text));
        assertThat(place.country()).as(text).isEqualTo(text(expected, "country", "iso_code"));
        assertThat(place.city()).as(text).isEqualTo(text(expected, "city", "names", "en"));
        assertThat(place.networkOwner())
            .as(text)
            .isEqualTo(text(expected, "autonomous_system_organization"));
        Object latitude = at(expected, "location", "latitude");
        if (latitude instanceof Double degrees) {
          assertThat(place.area()).as(text).isNotNull();
          assertThat(place.coarse()).as(text).isFalse();
          assertThat(Objects.requireNonNull(place.area()).latitude()).isEqualTo(degrees);
        }
        known += place.equals(Place.UNKNOWN) ? 0 : 1;
      }
    }
    assertThat(known).isGreaterThan(2);
  }

  private static String text(@Nullable Object record, String... path) {
    Object value = at(record, path);
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object at(@Nullable Object record, String... path) {
    Object value = record;
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  @Test
  void noFileOfTheCollectionLeadsAstray() throws IOException {
    try (Stream<Path> files = Files.list(file("")).filter(f -> f.toString().endsWith(".mmdb"))) {
      for (Path file : files.sorted().toList()) {
        try {
          GeographyDatabase lookup = GeographyDatabase.open(file);
          for (int i = 0; i < 256; i++) {
            assertThat(lookup.find(Databases.address("1.1.1." + i))).isNotNull();
            assertThat(lookup.find(Databases.address("::1:ffff:" + i))).isNotNull();
          }
        } catch (UnusableDatabaseException e) {
          assertThat(e.reason()).as(file.toString()).isNotNull();
        }
      }
    }
  }
}
