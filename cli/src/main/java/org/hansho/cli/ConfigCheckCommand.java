package org.hansho.cli;

import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho config check}: says all that is wrong with the settings, and changes nothing. */
@Command(name = "check", separator = " ", sortOptions = false)
final class ConfigCheckCommand extends ServerCommand {
  ConfigCheckCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() {
    int tenants = serverOptions().readChanged(variables, this::warn).settings().tenants().size();
    environment.out().println(texts.get("config.sound", tenants));
    return ExitCode.CLEAN.code();
  }

  private void warn(String trouble) {
    environment.talk().println(texts.get("config.unread", Printable.line(trouble)));
  }
}
