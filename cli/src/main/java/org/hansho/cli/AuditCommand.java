package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hansho audit}: who changed what. */
@Command(name = "audit", synopsisSubcommandLabel = "COMMAND", separator = " ")
final class AuditCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  AuditCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(environment.out(), commandLine.getColorScheme());
  }
}
