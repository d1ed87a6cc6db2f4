package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho export letters}: what a target has refused, and why. */
@Command(name = "letters", separator = " ", sortOptions = false)
final class ExportLettersCommand extends AnswerCommand {
  private static final List<String> COLUMNS = List.of("alert", "time", "tries", "reason");

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "export-name")
  private String name = "";

  ExportLettersCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/exports/" + PathPart.of(name) + "/letters?limit=1000";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all = Answer.read(answer, "letters", "").rows();
    if (all.isEmpty()) {
      environment.out().println(texts.get("export.no-letters"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(one -> texts.get("letter." + one)).toList();
    List<List<String>> rows =
        all.stream()
            .map(one -> COLUMNS.stream().map(column -> cell(column, one)).toList())
            .toList();
    Columns.print(environment.out(), heads, rows);
  }

  private static String cell(String column, Map<String, String> one) {
    String value = one.getOrDefault(column, "");
    return column.equals("time") ? Columns.time(value) : Printable.line(value);
  }
}
