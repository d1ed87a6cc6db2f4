package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho audit list}: who changed what at a running server, the newest first. */
@Command(name = "list", separator = " ", sortOptions = false)
final class AuditListCommand extends AnswerCommand {
  private static final List<String> COLUMNS =
      List.of("number", "time", "actor", "address", "tenant", "action", "object", "outcome");

  @Option(names = "--limit", paramLabel = "NUMBER", descriptionKey = "audit-limit")
  private int limit = 50;

  AuditListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/audit?limit=" + limit;
  }

  @Override
  void table(byte[] answer) throws IOException {
    Answer entries = Answer.read(answer, "entries", "");
    List<String> head = COLUMNS.stream().map(name -> texts.get("audit." + name)).toList();
    List<List<String>> rows =
        entries.rows().stream()
            .map(entry -> COLUMNS.stream().map(name -> cell(name, entry)).toList())
            .toList();
    Columns.print(environment.out(), head, rows);
    if (entries.more()) {
      environment.talk().println(texts.get("audit.more"));
    }
  }

  private String cell(String column, Map<String, String> entry) {
    String value = entry.getOrDefault(column, "");
    if (column.equals("outcome")) {
      return texts.get("audit.outcome." + value);
    }
    return column.equals("time") ? Columns.time(value) : value;
  }
}
