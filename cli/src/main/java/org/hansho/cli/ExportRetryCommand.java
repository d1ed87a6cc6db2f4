package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho export retry}: sends what a target has refused again. */
@Command(name = "retry", separator = " ", sortOptions = false)
final class ExportRetryCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "export-name")
  private String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ALERT", descriptionKey = "export-alert")
  private String alert = "";

  ExportRetryCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    String path =
        "/api/v1/exports/"
            + PathPart.of(name)
            + "/retry?alert="
            + URLEncoder.encode(alert, StandardCharsets.UTF_8);
    byte[] answer = client().change("POST", path);
    environment
        .out()
        .println(texts.get("export.retried", Answer.one(answer).getOrDefault("letters", "")));
    return ExitCode.CLEAN.code();
  }
}
