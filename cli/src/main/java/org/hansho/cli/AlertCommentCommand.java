package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho alert comment}: writes a comment on alerts, which is what --note says. */
@Command(name = "comment", separator = " ", sortOptions = false)
final class AlertCommentCommand extends TriageCommand {
  AlertCommentCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  Map<String, Object> change() {
    return Map.of();
  }
}
