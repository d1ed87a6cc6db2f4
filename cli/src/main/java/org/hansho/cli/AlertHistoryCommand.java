package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho alert history}: what was done with an alert, the newest first. */
@Command(name = "history", separator = " ", sortOptions = false)
final class AlertHistoryCommand extends AnswerCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "alert-id")
  private String id = "";

  AlertHistoryCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/alerts/" + PathPart.of(id) + "/history";
  }

  @Override
  void table(byte[] answer) throws IOException {
    for (Map<String, String> entry : Answer.read(answer, "history", "").rows()) {
      String verb = entry.getOrDefault("verb", "").replaceFirst("^alert\\.", "");
      environment
          .out()
          .println(
              String.join(
                  "  ",
                  WholeView.minute(entry.getOrDefault("time", "")),
                  Printable.line(entry.getOrDefault("actor", "")),
                  verb,
                  StateWords.of(entry.getOrDefault("after", ""), texts)));
      String note = entry.getOrDefault("note", "");
      if (!note.isEmpty()) {
        environment.out().println("  " + Printable.line(note));
      }
    }
  }
}
