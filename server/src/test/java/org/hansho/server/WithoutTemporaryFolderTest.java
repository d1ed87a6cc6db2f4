package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database needs no temporary folder: in a process of its own, since it is unpacked once. */
@Timeout(120)
class WithoutTemporaryFolderTest {
  @TempDir private Path folder;

  /** Opens the store of a data folder. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Path file = folder.resolve("hansho.yml");
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(file, "data: data\n");
      try (CaseStore store =
          CaseStore.open(
              StorePlan.of(
                  new SettingsReader(folder, Map.of())
                      .read(file)
                      .loaded()
                      .orElseThrow()
                      .settings()))) {
        System.out.println("opened at " + store.position("default"));
      }
    }
  }

  @Test
  void theStoreOpensWhereTheTemporaryFolderIsOfNoUse() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder.resolve("missing"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Opening.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("opened at 0");
  }
}
