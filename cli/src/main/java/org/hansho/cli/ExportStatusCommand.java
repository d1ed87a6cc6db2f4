package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho export status}: how the continuous exports of a running server are doing. */
@Command(name = "status", separator = " ", sortOptions = false)
final class ExportStatusCommand extends AnswerCommand {
  private static final List<String> COLUMNS =
      List.of("name", "kind", "place", "waiting", "sent", "held", "letters", "trouble");

  ExportStatusCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/exports";
  }

  @Override
  void table(byte[] answer) throws IOException {
    Answer exports = Answer.read(answer, "exports", "");
    if (exports.rows().isEmpty()) {
      environment.out().println(texts.get("export.none"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("export." + name)).toList();
    List<List<String>> rows =
        exports.rows().stream()
            .map(
                row ->
                    COLUMNS.stream()
                        .map(name -> Printable.line(row.getOrDefault(name, "")))
                        .toList())
            .toList();
    Columns.print(environment.out(), heads, rows);
  }
}
