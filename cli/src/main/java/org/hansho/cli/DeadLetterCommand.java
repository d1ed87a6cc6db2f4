package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hansho dead-letter}: records that a running server left out. */
@Command(name = "dead-letter", synopsisSubcommandLabel = "COMMAND", separator = " ")
final class DeadLetterCommand implements Runnable {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  DeadLetterCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(surroundings.out(), commandLine.getColorScheme());
  }
}
