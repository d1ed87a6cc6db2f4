package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho dead-letter retry}: lets a running server process what it left out again. */
@Command(name = "retry", separator = " ", sortOptions = false)
final class DeadLetterRetryCommand extends ClientCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NUMBER", descriptionKey = "letter-retried")
  private long number;

  @Option(names = "--stage", paramLabel = "STAGE", descriptionKey = "letter-stage")
  private String stage = "";

  DeadLetterRetryCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    String path =
        number > 0
            ? "/" + number + "/retry"
            : "/retry?stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8);
    byte[] answer = client().change("POST", "/api/v1/dead-letters" + path);
    String letters = Answer.read(answer, "", "").text("dead_letters");
    environment.out().println(texts.get("letter.retried", letters));
    return ExitCode.CLEAN.code();
  }
}
