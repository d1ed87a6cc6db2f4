package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho alert undo}: takes back what was done with many alerts at once. */
@Command(name = "undo", separator = " ", sortOptions = false)
final class AlertUndoCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "NUMBER", descriptionKey = "triage-action")
  private long number;

  AlertUndoCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    byte[] answer =
        clientOptions
            .client(environment, texts)
            .change("POST", "/api/v1/actions/" + number + "/undo");
    Map<String, String> action = Answer.one(answer);
    surroundings
        .out()
        .println(
            texts.get(
                "triage.many",
                action.getOrDefault("changed", ""),
                action.getOrDefault("left_alone", "")));
    return ExitCode.CLEAN.code();
  }
}
