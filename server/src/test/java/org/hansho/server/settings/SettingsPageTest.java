package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manual's pages of settings say what the settings really are. */
class SettingsPageTest {
  private static final Path DOCS = Path.of(System.getProperty("hansho.root", ".."), "docs");

  @Test
  void thePageIsUpToDate() throws IOException {
    compare("settings.md", SettingsPage.of(false));
  }

  @Test
  void theJapanesePageIsUpToDate() throws IOException {
    compare("settings.ja.md", SettingsPage.of(true));
  }

  @Test
  void everyKeyStandsInATable() {
    assertThat(SettingsPage.missing()).isEmpty();
  }

  @Test
  void theExampleWorksAsItIs() {
    Map<String, String> variables =
        Map.of("HANSHO_DATABASE_PASSWORD", "a-password", "PUSH_TOKEN", "a-token");

    ServerSettings settings =
        Reading.in(Path.of("/etc/hansho")).with(variables).settings(SettingsIntroduction.EXAMPLE);

    assertThat(settings.sources()).extracting(SourceSettings::tenant).containsOnly("acme");
  }

  private static void compare(String name, String page) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("hansho.update")) {
      Files.writeString(file, page);
    }
    assertThat(file).as("-Dhansho.update=true writes it anew").hasContent(page);
  }
}
