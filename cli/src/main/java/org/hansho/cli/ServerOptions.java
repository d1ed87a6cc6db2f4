package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.casework.setting.ChangedSettings;
import org.hansho.casework.store.StoreReading;
import org.hansho.server.StorePlan;
import org.hansho.server.log.JsonLog;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReader;
import org.hansho.server.settings.SettingsReading;
import picocli.CommandLine.Option;

/** The option that says which settings a server has. */
final class ServerOptions {
  private static final String CONFIG = "HANSHO_CONFIG";

  @Option(names = "--config", paramLabel = "FILE", descriptionKey = "server-config")
  private String config = "";

  /** The settings of the option, of the variable, or of the file that lies here, if one does. */
  LoadedSettings read(Map<String, String> environment) {
    SettingsReading reading = reading(environment);
    return reading.loaded().orElseThrow(() -> Refusal.ofFile(reading));
  }

  /**
   * The settings with what people have changed while a server ran, as its store has it.
   *
   * @param warnings receives a message if the store cannot be read
   */
  LoadedSettings readChanged(Map<String, String> environment, Consumer<String> warnings) {
    LoadedSettings file = read(environment);
    List<ChangedSetting> changed = stored(file.settings(), warnings);
    if (changed.isEmpty()) {
      return file;
    }
    SettingsReading reading = reading(environment, changed);
    return reading.loaded().orElseThrow(() -> Refusal.ofFile(reading));
  }

  private static List<ChangedSetting> stored(ServerSettings settings, Consumer<String> warnings) {
    if (!StorePlan.isThere(settings)) {
      return List.of();
    }
    try (StoreReading store = StoreReading.open(StorePlan.of(settings))) {
      return ChangedSettings.all(store.transactions());
    } catch (IOException unreadable) {
      warnings.accept(String.valueOf(unreadable.getMessage()));
      return List.of();
    }
  }

  /** The same, or what is wrong with them. */
  SettingsReading reading(Map<String, String> environment) {
    return reading(environment, List.of());
  }

  /** The same with what people have changed while a server ran. */
  SettingsReading reading(Map<String, String> environment, List<ChangedSetting> changed) {
    JsonLog.quiet();
    Path here = Path.of("");
    SettingsReader reader = new SettingsReader(here, environment).with(changed);
    String named = config.isEmpty() ? environment.getOrDefault(CONFIG, "") : config;
    Path file = Path.of(named.isEmpty() ? SettingsReader.DEFAULT_FILE : named);
    boolean exists = here.resolve(file).toFile().exists();
    return named.isEmpty() && !exists ? reader.readWithoutFile() : reader.read(file);
  }
}
