package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho alert comment}: writes a comment on alerts, which is what --note says. */
@Command(name = "comment", separator = " ", sortOptions = false)
final class AlertCommentCommand extends TriageCommand {
  AlertCommentCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    super(surroundings, texts, environment);
  }

  @Override
  Map<String, Object> change() {
    return Map.of();
  }
}
