package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hansho config}: the settings of the server. */
@Command(name = "config", synopsisSubcommandLabel = "COMMAND", separator = " ")
final class ConfigCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  ConfigCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(environment.out(), commandLine.getColorScheme());
  }
}
