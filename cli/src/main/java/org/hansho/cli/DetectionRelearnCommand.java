package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho detection relearn}: has all forgotten that a detection has learned. */
@Command(name = "relearn", separator = " ", sortOptions = false)
final class DetectionRelearnCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "detection-id")
  private String id = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      descriptionKey = "detection-reason")
  private String reason = "";

  DetectionRelearnCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    String body = JsonText.of(Map.of("detection", id, "reason", reason));
    Map<String, String> made =
        Answer.one(client().call("POST", "/api/v1/detections/relearn", body));
    String states = made.getOrDefault("states", "0");
    environment.talk().println(texts.get("detection.relearn", Printable.line(id), states));
    return ExitCode.CLEAN.code();
  }
}
