package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho export preview}: what a target would get of the last day; nothing is sent. */
@Command(name = "preview", separator = " ", sortOptions = false)
final class ExportPreviewCommand extends AnswerCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "export-name")
  private String name = "";

  ExportPreviewCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/exports/" + PathPart.of(name) + "/preview";
  }

  @Override
  void table(byte[] answer) throws IOException {
    Answer preview = Answer.read(answer, "messages", "");
    boolean isExact = preview.text("exact").equals("true");
    environment
        .out()
        .println(
            texts.get(
                isExact ? "export.matched" : "export.matched-at-least", preview.text("matched")));
    for (Map<String, String> row : preview.rows()) {
      environment.out().println();
      row.getOrDefault("message", "")
          .lines()
          .forEach(line -> environment.out().println(Printable.line(line)));
    }
  }
}
