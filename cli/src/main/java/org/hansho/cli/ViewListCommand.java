package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho view list}: the views that the caller sees. */
@Command(name = "list", separator = " ", sortOptions = false)
final class ViewListCommand extends AnswerCommand {
  private static final List<String> COLUMNS = List.of("id", "name", "shared", "owner", "filter");

  ViewListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/views";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all = Answer.read(answer, "views", "").rows();
    if (all.isEmpty()) {
      environment.out().println(texts.get("view.none"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("view." + name)).toList();
    List<List<String>> rows =
        all.stream().map(one -> COLUMNS.stream().map(name -> cell(name, one)).toList()).toList();
    Columns.print(environment.out(), heads, rows);
  }

  private String cell(String column, Map<String, String> view) {
    String value = view.getOrDefault(column, "");
    return column.equals("shared")
        ? texts.get("suppress.in_force." + value)
        : Printable.line(value);
  }
}
