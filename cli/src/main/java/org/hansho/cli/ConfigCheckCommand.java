package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hansho config check}: says all that is wrong with the settings, and changes nothing. */
@Command(name = "check", separator = " ", sortOptions = false)
final class ConfigCheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  ConfigCheckCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    int tenants = serverOptions.read(environment).settings().tenants().size();
    surroundings.out().println(texts.get("config.sound", tenants));
    return ExitCode.CLEAN.code();
  }
}
