package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho config show}: every setting in effect; secrets as references only. */
@Command(name = "show", separator = " ", sortOptions = false)
final class ConfigShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Map<String, String> environment;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Option(names = "--origin")
  private boolean origin;

  ConfigShowCommand(Surroundings surroundings, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    surroundings.out().print(serverOptions.read(environment).shown(origin));
    return ExitCode.CLEAN.code();
  }
}
