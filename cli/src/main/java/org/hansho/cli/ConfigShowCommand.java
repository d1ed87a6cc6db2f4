package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho config show}: every setting in effect; secrets as references only. */
@Command(name = "show", separator = " ", sortOptions = false)
final class ConfigShowCommand implements Callable<Integer> {
  private final Environment environment;
  private final Map<String, String> variables;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Option(names = "--origin")
  private boolean origin;

  ConfigShowCommand(Environment environment, Map<String, String> variables) {
    this.environment = environment;
    this.variables = variables;
  }

  @Override
  public Integer call() {
    environment.out().print(serverOptions.read(variables).shown(origin));
    return ExitCode.CLEAN.code();
  }
}
