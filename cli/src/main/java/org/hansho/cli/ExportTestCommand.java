package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho export test}: sends a sample to a target and says what it answered. */
@Command(name = "test", separator = " ", sortOptions = false)
final class ExportTestCommand extends ClientCommand {
  /** A target has a minute to answer. */
  private static final int MILLIS = 70_000;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "export-name")
  private String name = "";

  ExportTestCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    String path = "/api/v1/exports/" + PathPart.of(name) + "/test";
    Map<String, String> answer = Answer.one(client(MILLIS).change("POST", path));
    if (answer.getOrDefault("delivered", "").equals("true")) {
      environment.out().println(texts.get("export.delivered"));
      return ExitCode.CLEAN.code();
    }
    String reason = Printable.line(answer.getOrDefault("reason", ""));
    environment.talk().println(texts.get("export.not-delivered", reason));
    return ExitCode.FINDINGS.code();
  }
}
