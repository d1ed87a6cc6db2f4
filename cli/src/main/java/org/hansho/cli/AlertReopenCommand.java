package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho alert reopen}: opens alerts again. */
@Command(name = "reopen", separator = " ", sortOptions = false)
final class AlertReopenCommand extends TriageCommand {
  AlertReopenCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    super(surroundings, texts, environment);
  }

  @Override
  Map<String, Object> change() {
    return Map.of("status", "active");
  }
}
