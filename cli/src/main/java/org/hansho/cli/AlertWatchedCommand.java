package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho alert watched}: what was done with the alerts that the caller watches. */
@Command(name = "watched", separator = " ", sortOptions = false)
final class AlertWatchedCommand extends AnswerCommand {
  private static final List<String> COLUMNS = List.of("time", "actor", "action", "alert", "note");

  AlertWatchedCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/watched";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all = Answer.read(answer, "entries", "").rows();
    if (all.isEmpty()) {
      environment.out().println(texts.get("watched.none"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("watched." + name)).toList();
    List<List<String>> rows =
        all.stream().map(one -> COLUMNS.stream().map(name -> cell(name, one)).toList()).toList();
    Columns.print(environment.out(), heads, rows);
  }

  private static String cell(String column, Map<String, String> entry) {
    String value = entry.getOrDefault(column, "");
    return column.equals("time") ? Columns.time(value) : Printable.line(value);
  }
}
