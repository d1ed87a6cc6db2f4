package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho alert reopen}: opens alerts again. */
@Command(name = "reopen", separator = " ", sortOptions = false)
final class AlertReopenCommand extends TriageCommand {
  AlertReopenCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  Map<String, Object> change() {
    return Map.of("status", "active");
  }
}
