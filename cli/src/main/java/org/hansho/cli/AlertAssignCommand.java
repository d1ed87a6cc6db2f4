package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho alert assign}: says who works on alerts. */
@Command(name = "assign", separator = " ", sortOptions = false)
final class AlertAssignCommand extends TriageCommand {
  @Option(names = "--to", required = true, paramLabel = "NAME", descriptionKey = "triage-to")
  private String to = "";

  AlertAssignCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  Map<String, Object> change() {
    return Map.of("assignee", to.equals("nobody") ? "" : to);
  }
}
