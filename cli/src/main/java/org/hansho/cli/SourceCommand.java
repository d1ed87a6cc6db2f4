package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hansho source}: where a running server has its records from. */
@Command(name = "source", synopsisSubcommandLabel = "COMMAND", separator = " ")
final class SourceCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  SourceCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(environment.out(), commandLine.getColorScheme());
  }
}
