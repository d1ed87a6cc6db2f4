package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho incident history}: what was done with an incident, the newest first. */
@Command(name = "history", separator = " ", sortOptions = false)
final class IncidentHistoryCommand extends AnswerCommand {
  private static final List<String> COLUMNS = List.of("time", "actor", "action", "after", "note");

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  IncidentHistoryCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/incidents/" + PathPart.of(id) + "/history";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all = Answer.read(answer, "entries", "").rows();
    if (all.isEmpty()) {
      environment.out().println(texts.get("incident.history.none"));
      return;
    }
    List<String> heads =
        COLUMNS.stream().map(name -> texts.get("incident.history." + name)).toList();
    List<List<String>> rows =
        all.stream().map(one -> COLUMNS.stream().map(name -> cell(name, one)).toList()).toList();
    Columns.print(environment.out(), heads, rows);
  }

  private String cell(String column, Map<String, String> entry) {
    String value = entry.getOrDefault(column, "");
    if (column.equals("after")) {
      return StateWords.of(value, texts);
    }
    return column.equals("time") ? Columns.time(value) : Printable.line(value);
  }
}
