package org.hansho.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.geography.AddressDatabase;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.testkit.geography.DatabaseWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeographyFilesTest {
  @TempDir Path folder = Path.of("");

  private Path write(String name, Map<String, ?> record) throws IOException {
    byte[] file = DatabaseWriter.ofBoth().put("192.0.2.0/24", record).bytes(name);
    return Files.write(folder.resolve(name), file);
  }

  private static Set<String> offers(GeographyFiles files) {
    Set<String> offers = new TreeSet<>();
    for (Analyzer analyzer : files.analyzers()) {
      offers.addAll(analyzer.offers());
    }
    return offers;
  }

  @Test
  void theFileBesideTheProgramServesUnlessItIsMissingOrDamaged() throws IOException {
    assertThat(offers(GeographyFiles.in(folder))).isEmpty();
    Path file = write("country.mmdb", Map.of("country_code", "JP"));
    assertThat(offers(GeographyFiles.in(folder))).containsExactly(AddressDatabase.COUNTRY);
    Files.writeString(file, "no database");
    assertThat(offers(GeographyFiles.in(folder))).isEmpty();
  }

  @Test
  void filesThatAreAddedServeTogetherWithIt() throws Exception {
    write("country.mmdb", Map.of("country_code", "JP"));
    Path owners = write("asn.mmdb", Map.of("autonomous_system_number", 64_500));
    GeographyFiles files = GeographyFiles.in(folder);
    files.add(owners);
    assertThat(offers(files))
        .containsExactly(AddressDatabase.COUNTRY, AddressDatabase.NETWORK_OWNER);
    assertThat(files.damagedRecords()).isEmpty();
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    GeographyFiles files = GeographyFiles.in(folder);
    Path text = Files.write(folder.resolve("x.mmdb"), List.of("country,JP"));
    assertThatThrownBy(() -> files.add(text)).isInstanceOf(UnusableDatabaseException.class);
    assertThatThrownBy(() -> files.add(folder.resolve("none.mmdb")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
