package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho audit list}: who changed what at a running server, the newest first. */
@Command(name = "list", separator = " ", sortOptions = false)
final class AuditListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("number", "time", "actor", "address", "tenant", "action", "object", "outcome");

  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Option(names = "--limit", paramLabel = "NUMBER", descriptionKey = "audit-limit")
  private int limit = 50;

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  AuditListCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer = clientOptions.client(environment, texts).get("/api/v1/audit?limit=" + limit);
    if (view == ListView.JSON) {
      surroundings.out().write(answer);
      surroundings.out().println();
      return ExitCode.CLEAN.code();
    }
    Answer entries = Answer.read(answer, "entries", "");
    List<String> head = COLUMNS.stream().map(name -> texts.get("audit." + name)).toList();
    List<List<String>> rows =
        entries.rows().stream()
            .map(entry -> COLUMNS.stream().map(name -> cell(name, entry)).toList())
            .toList();
    Columns.print(surroundings.out(), head, rows);
    if (entries.more()) {
      surroundings.talk().println(texts.get("audit.more"));
    }
    return ExitCode.CLEAN.code();
  }

  private String cell(String column, Map<String, String> entry) {
    String value = entry.getOrDefault(column, "");
    if (column.equals("outcome")) {
      return texts.get("audit.outcome." + value);
    }
    return column.equals("time") ? Columns.time(value) : value;
  }
}
