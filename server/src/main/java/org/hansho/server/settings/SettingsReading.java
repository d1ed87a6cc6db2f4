package org.hansho.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hansho.alert.Language;
import org.hansho.alert.Worded;

/**
 * What reading the settings has given.
 *
 * @param loaded empty if there is any problem
 * @param problems all of them, in the order of the file
 */
public record SettingsReading(Optional<LoadedSettings> loaded, List<SettingsProblem> problems)
    implements Worded {
  /** Copies the list. */
  public SettingsReading {
    problems = List.copyOf(problems);
  }

  /** Every problem with its line and remedy, as {@code config check} prints them; else empty. */
  public String rendered() {
    return in(Language.ENGLISH);
  }

  /** The same in that language. */
  @Override
  public String in(Language language) {
    return problems.stream()
        .map(problem -> problem.in(language) + "\n")
        .collect(Collectors.joining("\n"));
  }
}
