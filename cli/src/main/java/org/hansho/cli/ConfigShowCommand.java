package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho config show}: every setting in effect; secrets as references only. */
@Command(name = "show", separator = " ", sortOptions = false)
final class ConfigShowCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;
  private final Map<String, String> variables;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Option(names = "--origin")
  private boolean origin;

  ConfigShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
  }

  @Override
  public Integer call() {
    environment.out().print(serverOptions.readChanged(variables, this::warn).shown(origin));
    return ExitCode.CLEAN.code();
  }

  private void warn(String trouble) {
    environment.talk().println(texts.get("config.unread", Printable.line(trouble)));
  }
}
