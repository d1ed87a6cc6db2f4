package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho export retry}: sends what a target has refused again. */
@Command(name = "retry", separator = " ", sortOptions = false)
final class ExportRetryCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "export-name")
  private String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ALERT", descriptionKey = "export-alert")
  private String alert = "";

  ExportRetryCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    String path =
        "/api/v1/exports/"
            + PathPart.of(name)
            + "/retry?alert="
            + URLEncoder.encode(alert, StandardCharsets.UTF_8);
    byte[] answer = clientOptions.client(environment, texts).change("POST", path);
    surroundings
        .out()
        .println(texts.get("export.retried", Answer.one(answer).getOrDefault("letters", "")));
    return ExitCode.CLEAN.code();
  }
}
