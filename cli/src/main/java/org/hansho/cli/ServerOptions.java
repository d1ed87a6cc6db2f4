package org.hansho.cli;

import java.nio.file.Path;
import java.util.Map;
import org.hansho.server.settings.LoadedSettings;
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
    return reading
        .loaded()
        .orElseThrow(() -> new Refusal(ExitCode.USAGE, reading.rendered().stripTrailing()));
  }

  /** The same, or what is wrong with them. */
  SettingsReading reading(Map<String, String> environment) {
    Path here = Path.of("");
    SettingsReader reader = new SettingsReader(here, environment);
    String named = config.isEmpty() ? environment.getOrDefault(CONFIG, "") : config;
    Path file = Path.of(named.isEmpty() ? SettingsReader.DEFAULT_FILE : named);
    boolean exists = here.resolve(file).toFile().exists();
    return named.isEmpty() && !exists ? reader.readWithoutFile() : reader.read(file);
  }
}
