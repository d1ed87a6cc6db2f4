package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho dead-letter show}: one record that a running server left out, as JSON. */
@Command(name = "show", separator = " ", sortOptions = false)
final class DeadLetterShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "NUMBER", descriptionKey = "letter-number")
  private long number;

  DeadLetterShowCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    surroundings
        .out()
        .write(clientOptions.client(environment, texts).get("/api/v1/dead-letters/" + number));
    surroundings.out().println();
    return ExitCode.CLEAN.code();
  }
}
