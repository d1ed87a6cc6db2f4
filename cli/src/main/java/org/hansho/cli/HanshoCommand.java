package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hansho} itself: says what there is. */
@Command(name = "hansho", synopsisSubcommandLabel = "COMMAND", separator = " ")
final class HanshoCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  HanshoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(environment.out(), commandLine.getColorScheme());
  }
}
