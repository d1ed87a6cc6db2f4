package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import org.hansho.server.backup.Restore;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho restore}: brings back what {@code backup} has saved, into an empty folder. */
@Command(name = "restore", separator = " ", sortOptions = false)
final class RestoreCommand extends ServerCommand {
  @Parameters(paramLabel = "FILE", descriptionKey = "restore-file")
  private Path file = Path.of("");

  RestoreCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() {
    ServerSettings settings = settings();
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
}
