package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho suppress list}: suppressions, and how much they hide. */
@Command(name = "list", separator = " ", sortOptions = false)
final class SuppressListCommand extends AnswerCommand {
  private static final List<String> COLUMNS =
      List.of("id", "hides", "in_force", "expires", "author", "filter");

  SuppressListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/suppressions";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all = Answer.read(answer, "suppressions", "").rows();
    if (all.isEmpty()) {
      environment.out().println(texts.get("suppress.none"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("suppress." + name)).toList();
    List<List<String>> rows =
        all.stream().map(one -> COLUMNS.stream().map(name -> cell(name, one)).toList()).toList();
    Columns.print(environment.out(), heads, rows);
    for (Map<String, String> one : all) {
      String trouble = one.getOrDefault("trouble", "");
      if (!trouble.isEmpty()) {
        environment.talk().println(one.get("id") + ": " + Printable.line(trouble));
      }
    }
  }

  private String cell(String column, Map<String, String> one) {
    String value = one.getOrDefault(column, "");
    return switch (column) {
      case "in_force" -> texts.get("suppress.in_force." + value);
      case "expires" -> value.isEmpty() ? texts.get("suppress.never") : Columns.time(value);
      default -> Printable.line(value);
    };
  }
}
