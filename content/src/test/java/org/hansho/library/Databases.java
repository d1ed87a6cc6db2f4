package org.hansho.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hansho.address.Address;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.testkit.geography.DatabaseWriter;

/** Databases and look-ups that the tests of this room share. */
final class Databases {
  static final Map<String, Object> OSAKA =
      Map.of(
          "country", Map.of("iso_code", "JP", "names", Map.of("en", "Japan", "ja", "日本")),
          "city", Map.of("geoname_id", 7, "names", Map.of("en", "Osaka", "ja", "大阪市")),
          "location", Map.of("latitude", 34.6937, "longitude", 135.5023, "accuracy_radius", 20));

  private Databases() {}

  static GeographyDatabase open(byte[] bytes) {
    try {
      return opened(bytes);
    } catch (UnusableDatabaseException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens a file of these bytes; the file may go once it is mapped. */
  static GeographyDatabase opened(byte[] bytes) throws UnusableDatabaseException {
    try {
      Path file = Files.createTempFile("addresses", ".mmdb");
      try {
        return GeographyDatabase.open(Files.write(file, bytes));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Address address(String text) {
    Address address = new Address();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!address.parse(bytes, 0, bytes.length)) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }

  /** A city file with cities, a country alone, and nothing, in addresses of both versions. */
  static byte[] cities(int recordBits) {
    return new DatabaseWriter(6, recordBits)
        .put("198.51.100.0/24", Map.of("country", Map.of("iso_code", "DE")))
        .put("198.51.100.128/25", OSAKA)
        .put("2001:db8::/32", Map.of("country", Map.of("iso_code", "BR")))
        .put("2001:db8:1::/48", OSAKA)
        .bytes("GeoLite2-City");
  }

  static byte[] countries() {
    return DatabaseWriter.ofBoth()
        .put("192.0.2.0/24", Map.of("country_code", "JP"))
        .put("198.51.100.0/24", Map.of("country_code", "US"))
        .put("2001:db8::/32", Map.of("country_code", "FR"))
        .bytes("country ipvAll");
  }

  static byte[] networks() {
    return DatabaseWriter.ofBoth()
        .put(
            "192.0.2.0/24",
            Map.of(
                "autonomous_system_number",
                64_500,
                "autonomous_system_organization",
                "Example Transit"))
        .bytes("GeoLite2-ASN");
  }
}
