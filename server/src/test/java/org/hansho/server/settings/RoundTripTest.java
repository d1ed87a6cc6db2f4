package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shown reads as the settings it was made of. */
class RoundTripTest {
  private static final int FILES = 400;
  private static final Reading HOME =
      Reading.in(Path.of("/srv/hansho"))
          .with(Map.of("SECRET", "sesame-open", "HOOK", "https://a.example.com/s3"));

  @Test
  void shownSettingsReadAsTheSameSettings() {
    Set<String> set = new HashSet<>();
    for (int seed = 0; seed < FILES; seed++) {
      LoadedSettings first = HOME.loaded(new RandomSettings(seed).file());

      String shown = first.shown(true);
      LoadedSettings second = HOME.loaded(shown);

      assertThat(second.settings()).as("seed %d:\n%s", seed, shown).isEqualTo(first.settings());
      assertThat(second.shown(false)).isEqualTo(first.shown(false));
      assertThat(SettingsComparison.between(first, second).isEmpty()).isTrue();
      first.values().all().stream()
          .filter(value -> !(value.origin() instanceof Origin.Default))
          .forEach(value -> set.add(value.setting().path()));
    }
    assertThat(set).as("keys that were set in some file").hasSizeGreaterThan(50);
  }

  @Test
  void everyKeyHasValuesToTry() {
    assertThat(AllSettings.ALL).allMatch(RandomSettings::has);
  }
}
