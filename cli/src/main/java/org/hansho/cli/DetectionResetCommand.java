package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho detection reset}: takes back what was made of a detection over the API. */
@Command(name = "reset", separator = " ", sortOptions = false)
final class DetectionResetCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "detection-id")
  private String id = "";

  DetectionResetCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    client().call("DELETE", "/api/v1/detections/overrides?detection=" + PathPart.of(id), "");
    environment.talk().println(texts.get("detection.reset", Printable.line(id)));
    return ExitCode.CLEAN.code();
  }
}
