package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho alert close}: says that alerts are done with, and why. */
@Command(name = "close", separator = " ", sortOptions = false)
final class AlertCloseCommand extends TriageCommand {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "REASON",
      descriptionKey = "triage-reason")
  private String reason = "";

  @Option(names = "--dismiss", descriptionKey = "triage-dismiss")
  private boolean dismiss;

  AlertCloseCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  Map<String, Object> change() {
    boolean resolves = !dismiss && reason.equals("true-positive");
    return Map.of("status", resolves ? "resolved" : "dismissed", "reason", reason);
  }
}
