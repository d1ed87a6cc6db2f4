package org.hansho.cli;

import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho config show}: every setting in effect; secrets as references only. */
@Command(name = "show", separator = " ", sortOptions = false)
final class ConfigShowCommand extends ServerCommand {
  @Option(names = "--origin")
  private boolean origin;

  ConfigShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() {
    environment.out().print(serverOptions().readChanged(variables, this::warn).shown(origin));
    return ExitCode.CLEAN.code();
  }

  private void warn(String trouble) {
    environment.talk().println(texts.get("config.unread", Printable.line(trouble)));
  }
}
