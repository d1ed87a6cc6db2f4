package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that make something of a detection. */
abstract class DetectionChangeCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "detection-id")
  private String id = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      descriptionKey = "detection-reason")
  private String reason = "";

  private DetectionChangeCommand(
      Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** What is made of it, in the words of the API. */
  abstract Map<String, Object> change();

  @Override
  public final Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>(change());
    fields.put("detection", id);
    fields.put("reason", reason);
    byte[] answer = client().call("POST", "/api/v1/detections/overrides", JsonText.of(fields));
    Map<String, String> made = Answer.one(answer);
    String severity = made.getOrDefault("severity", "own");
    String enabled = made.getOrDefault("enabled", "true");
    environment
        .out()
        .println(
            texts.get(
                "detection.now." + enabled,
                Printable.line(id),
                severity.equals("own")
                    ? texts.get("detection.own")
                    : texts.get("severity." + severity)));
    return ExitCode.CLEAN.code();
  }

  /** {@code hansho detection off}. */
  @Command(name = "off", separator = " ", sortOptions = false)
  static final class Off extends DetectionChangeCommand {
    Off(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      return Map.of("enabled", "false");
    }
  }

  /** {@code hansho detection on}. */
  @Command(name = "on", separator = " ", sortOptions = false)
  static final class On extends DetectionChangeCommand {
    On(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      return Map.of("enabled", "true");
    }
  }

  /** {@code hansho detection severity}. */
  @Command(name = "severity", separator = " ", sortOptions = false)
  static final class OfSeverity extends DetectionChangeCommand {
    @Parameters(index = "1", paramLabel = "SEVERITY|own", descriptionKey = "detection-severity")
    private String severity = "";

    OfSeverity(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      return Map.of("severity", severity);
    }
  }
}
