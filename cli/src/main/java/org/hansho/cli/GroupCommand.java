package org.hansho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only has subcommands, and says which. */
abstract class GroupCommand implements Runnable {
  private final Environment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  private GroupCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public final void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(environment.out(), commandLine.getColorScheme());
  }

  /** {@code hansho token}: tokens of a running server. */
  @Command(name = "token", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class Token extends GroupCommand {
    Token(Environment environment) {
      super(environment);
    }
  }

  /** {@code hansho user}: users of a running server. */
  @Command(name = "user", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class User extends GroupCommand {
    User(Environment environment) {
      super(environment);
    }
  }

  /** {@code hansho export}: alerts of a running server for others. */
  @Command(name = "export", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class Export extends GroupCommand {
    Export(Environment environment) {
      super(environment);
    }
  }

  /** {@code hansho alert sample}: alerts that are only looked at. */
  @Command(name = "sample", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class Sample extends GroupCommand {
    Sample(Environment environment) {
      super(environment);
    }
  }

  /** {@code hansho suppress}: alerts that people hide on a running server. */
  @Command(name = "suppress", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class Suppress extends GroupCommand {
    Suppress(Environment environment) {
      super(environment);
    }
  }

  /** {@code hansho detection}: what a running server makes of detections. */
  @Command(name = "detection", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class Detection extends GroupCommand {
    Detection(Environment environment) {
      super(environment);
    }
  }

  /** {@code hansho view}: saved views of a running server. */
  @Command(name = "view", synopsisSubcommandLabel = "COMMAND", separator = " ")
  static final class View extends GroupCommand {
    View(Environment environment) {
      super(environment);
    }
  }
}
