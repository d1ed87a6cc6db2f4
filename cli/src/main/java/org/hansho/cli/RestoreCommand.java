package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import org.hansho.server.backup.Restore;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho restore}: brings back what {@code backup} has saved, into an empty folder. */
@Command(name = "restore", separator = " ", sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;
  private final Map<String, String> variables;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Parameters(paramLabel = "FILE", descriptionKey = "restore-file")
  private Path file = Path.of("");

  RestoreCommand(Environment environment, Texts texts, Map<String, String> variables) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
  }

  @Override
  public Integer call() {
    ServerSettings settings = serverOptions.read(variables).settings();
    if (!Files.isReadable(file)) {
      throw new Refusal(ExitCode.INPUT, texts.get("restore.no-file", file.toString()));
    }
    try {
      Restore.Restored restored = new Restore(settings).from(file);
      String made = Printable.line(restored.made());
      say(texts.get("restore.done", settings.data().toString(), made, restored.parts()));
      if (restored.external()) {
        say(texts.get("restore.external"));
      }
      return ExitCode.CLEAN.code();
    } catch (IOException refused) {
      throw new Refusal(ExitCode.INPUT, String.valueOf(refused.getMessage()));
    }
  }

  private void say(String line) {
    environment.out().println(line);
  }
}
