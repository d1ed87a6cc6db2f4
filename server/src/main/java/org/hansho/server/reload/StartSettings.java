package org.hansho.server.reload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.alert.Language;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.Origin;
import org.hansho.server.settings.SettingsProblem;
import org.hansho.server.settings.SettingsReading;
import org.hansho.server.settings.SettingsSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that a server starts with: those of file and environment, with what people have
 * changed over the API between them. A changed value that is wrong by now, since the file or the
 * program is another one, is left out and reported: a server that does not start could not be told
 * to forget it.
 *
 * @param changed all that people have changed, also what is left out
 * @param trouble what is left out and why, for a person; empty if nothing is
 */
public record StartSettings(LoadedSettings loaded, List<ChangedSetting> changed, String trouble) {
  private static final Logger LOG = LoggerFactory.getLogger(StartSettings.class);

  public StartSettings {
    changed = List.copyOf(changed);
  }

  /**
   * Puts them together.
   *
   * @param file the settings of file and environment
   * @param source reads them again with what was changed
   */
  public static StartSettings of(
      LoadedSettings file, SettingsSource source, List<ChangedSetting> changed) {
    List<ChangedSetting> left = new ArrayList<>(changed);
    List<String> problems = new ArrayList<>();
    while (!left.isEmpty()) {
      SettingsReading reading = source.read(left);
      if (reading.loaded().isPresent()) {
        return said(reading.loaded().get(), changed, problems);
      }
      reading.problems().forEach(problem -> problems.add(problem.in(Language.ENGLISH)));
      Set<String> wrong =
          reading.problems().stream()
              .filter(problem -> problem.origin() instanceof Origin.Changed)
              .map(SettingsProblem::key)
              .collect(Collectors.toCollection(HashSet::new));
      if (!left.removeIf(one -> wrong.contains(one.key()))) {
        left.clear();
      }
    }
    return said(file, changed, problems);
  }

  private static StartSettings said(
      LoadedSettings loaded, List<ChangedSetting> changed, List<String> problems) {
    if (problems.isEmpty()) {
      return new StartSettings(loaded, changed, "");
    }
    String trouble =
        "Settings that were changed over the API are left out, since they are wrong by now; take"
            + " them back or change them: "
            + String.join("\n", problems);
    LOG.error("{}", trouble);
    return new StartSettings(loaded, changed, trouble);
  }
}
