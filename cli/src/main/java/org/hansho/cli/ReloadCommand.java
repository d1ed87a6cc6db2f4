package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho reload}: lets a running server read its settings and content again. */
@Command(name = "reload", separator = " ", sortOptions = false)
final class ReloadCommand extends ClientCommand {
  ReloadCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    byte[] answer = client().change("POST", "/api/v1/reload");
    Answer reloaded = Answer.read(answer, "", "");
    String took = Printable.line(reloaded.text("milliseconds"));
    environment.out().println(texts.get("reload.done", took));
    String pending = Printable.line(reloaded.text("at_next_start"));
    if (!pending.isEmpty()) {
      environment.out().println(texts.get("reload.pending", pending));
    }
    return ExitCode.CLEAN.code();
  }
}
