package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What holds where nobody sets anything. */
class DefaultSettingsTest {
  private static final Path HOME = Path.of("/srv/hansho");

  private static ServerSettings read(String text) {
    SettingsReading reading = new SettingsReader(HOME, Map.of()).read(Path.of("hansho.yml"), text);
    assertThat(reading.rendered()).isEmpty();
    return reading.loaded().orElseThrow().settings();
  }

  @Test
  void everyKeyHasASafeDefault() {
    ServerSettings settings = read("");

    assertThat(settings.data()).isEqualTo(HOME.resolve("hansho-data"));
    assertThat(settings.http())
        .isEqualTo(
            new HttpSettings(
                new ListenAddress("127.0.0.1", 8514),
                Optional.empty(),
                32 << 20,
                1 << 20,
                100_000,
                1_000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60)));
    assertThat(settings.store()).isEqualTo(new StoreSettings.Sqlite());
    assertThat(settings.engine())
        .isEqualTo(
            new EngineSettings(
                OptionalInt.empty(), Duration.ofMillis(200), 4 << 20, OptionalLong.empty()));
    assertThat(settings.time())
        .isEqualTo(
            new TimeSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10)));
    assertThat(settings.journal()).isEqualTo(new JournalRoom(4L << 30, 64 << 20, 32 << 20));
    assertThat(settings.retention())
        .isEqualTo(new Retention(Duration.ofDays(90), Duration.ofDays(400), 10L << 30, 64 << 20));
    assertThat(settings.watchContent()).isTrue();
    assertThat(settings.sources()).isEmpty();
  }

  @Test
  void withoutTenantsThereIsOneInTheDataFolder() {
    assertThat(read("data: /var/lib/hansho").tenants())
        .isEqualTo(
            Map.of(
                "default",
                new TenantSettings(
                    "default",
                    Path.of("/var/lib/hansho/tenants/default"),
                    new ContentSelection(
                        true, true, List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(),
                        List.of(), Map.of(), List.of()),
                    Map.of(),
                    List.of())));
  }
}
