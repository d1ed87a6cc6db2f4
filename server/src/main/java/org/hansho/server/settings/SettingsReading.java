package org.hansho.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What reading the settings has given.
 *
 * @param loaded empty if there is any problem
 * @param problems all of them, in the order of the file
 */
public record SettingsReading(Optional<LoadedSettings> loaded, List<SettingsProblem> problems) {
  /** Copies the list. */
  public SettingsReading {
    problems = List.copyOf(problems);
  }

  /** Every problem with its line and remedy, as {@code config check} prints them; else empty. */
  public String rendered() {
    return problems.stream()
        .map(problem -> problem.rendered() + "\n")
        .collect(Collectors.joining("\n"));
  }
}
