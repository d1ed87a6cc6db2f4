package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser, by {@code console/browser/check.mjs}: each page in each language
 * and each theme by the rules of WCAG, on a phone, by keys alone, with 500 payloads of attackers
 * (S801), and live. Needs Node.js and a Chromium.
 */
@Timeout(600)
class ConsoleInBrowserTest {
  private static final Path ROOT =
      Path.of(System.getProperty("hansho.root", "..")).toAbsolutePath().normalize();

  @TempDir private Path folder;

  private static Optional<Path> found(String... names) {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(place -> Stream.of(names).map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void pagesAreReadableUsableAndSafeInABrowser() throws IOException, InterruptedException {
    Optional<Path> browser = found("chromium", "chromium-browser", "google-chrome");
    Assumptions.assumeTrue(browser.isPresent(), "there is no Chromium to test the console with");
    Assumptions.assumeTrue(
        Files.exists(ROOT.resolve("console/node_modules/playwright-core")),
        "the packages of the console are not there");
    try (ServedFolder server = new ServedFolder(folder, "")) {
      Path said = folder.resolve("said");
      ProcessBuilder node =
          new ProcessBuilder(
              List.of(
                  "node",
                  ROOT.resolve("console/browser/check.mjs").toString(),
                  server.address(),
                  browser.get().toString(),
                  ROOT.resolve("samples").toString()));
      node.environment()
          .put("HANSHO_KEY", Files.readString(server.data().resolve("local-key")).strip());
      int code = node.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
      assertThat(Files.readString(said, StandardCharsets.UTF_8))
          .contains("right: ten alerts read", "right: an alert assigned, commented and closed")
          .contains("right: ten alerts closed by keys alone", "right: a back-test")
          .contains("right: 500 payloads", "right: a view saved", "right: no dialog")
          .doesNotContain("WRONG");
      assertThat(code).isZero();
    }
  }
}
