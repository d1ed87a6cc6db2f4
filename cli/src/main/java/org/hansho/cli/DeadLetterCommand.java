package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hansho dead-letter}: records that a running server left out. */
@Command(name = "dead-letter", synopsisSubcommandLabel = "COMMAND", separator = " ")
final class DeadLetterCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  DeadLetterCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(environment.out(), commandLine.getColorScheme());
  }
}
