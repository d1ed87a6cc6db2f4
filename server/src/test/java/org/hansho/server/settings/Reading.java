package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Ways to read texts in tests; relative paths of the file are below the home. */
final class Reading {
  private final Path home;
  private final Map<String, String> environment;

  private Reading(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  static Reading in(Path home) {
    return new Reading(home, Map.of());
  }

  Reading with(Map<String, String> variables) {
    return new Reading(home, variables);
  }

  SettingsReading read(String text) {
    return new SettingsReader(home, environment).read(Path.of("hansho.yml"), text);
  }

  /** Settings that have no problem. */
  LoadedSettings loaded(String text) {
    SettingsReading reading = read(text);
    assertThat(reading.rendered()).as(text).isEmpty();
    return reading.loaded().orElseThrow();
  }

  ServerSettings settings(String text) {
    return loaded(text).settings();
  }

  /** Every problem as it is shown. */
  List<String> problems(String text) {
    SettingsReading reading = read(text);
    assertThat(reading.loaded()).as("no settings where there are problems").isEmpty();
    return reading.problems().stream().map(SettingsProblem::rendered).toList();
  }
}
