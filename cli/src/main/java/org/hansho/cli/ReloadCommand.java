package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hansho reload}: lets a running server read its settings and content again. */
@Command(name = "reload", separator = " ", sortOptions = false)
final class ReloadCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  ReloadCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    byte[] answer = clientOptions.client(environment, texts).change("POST", "/api/v1/reload");
    Answer reloaded = Answer.read(answer, "", "");
    String took = Printable.line(reloaded.text("milliseconds"));
    surroundings.out().println(texts.get("reload.done", took));
    String pending = Printable.line(reloaded.text("at_next_start"));
    if (!pending.isEmpty()) {
      surroundings.out().println(texts.get("reload.pending", pending));
    }
    return ExitCode.CLEAN.code();
  }
}
