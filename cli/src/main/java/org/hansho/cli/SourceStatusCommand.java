package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho source status}: what a running server has read, by source. */
@Command(name = "status", separator = " ", sortOptions = false)
final class SourceStatusCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "source",
          "pulse",
          "last_arrival",
          "events_per_second",
          "usual_per_hour",
          "malformed",
          "late",
          "missing",
          "skewed",
          "format",
          "bytes",
          "newest");

  /** What listens or looks by itself. */
  private static final List<String> WAYS_IN =
      List.of("source", "kind", "place", "records", "connections", "refused", "dropped");

  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  SourceStatusCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    ServerClient client = clientOptions.client(environment, texts);
    byte[] answer = client.get("/api/v1/sources");
    if (view == ListView.JSON) {
      surroundings.out().write(answer);
      surroundings.out().println();
    } else {
      List<Map<String, String>> sources = Answer.read(answer, "sources", "").rows();
      List<Map<String, String>> waysIn = Answer.read(answer, "ways_in", "").rows();
      if (sources.isEmpty()) {
        surroundings.out().println(texts.get("source.none"));
      } else {
        table(COLUMNS, sources);
      }
      if (!waysIn.isEmpty()) {
        surroundings.out().println();
        table(WAYS_IN, waysIn);
        waysIn.forEach(this::tell);
      }
    }
    return ExitCode.CLEAN.code();
  }

  private void tell(Map<String, String> wayIn) {
    String trouble = wayIn.getOrDefault("trouble", "");
    if (!trouble.isEmpty()) {
      String source = Printable.line(wayIn.getOrDefault("source", ""));
      surroundings.out().println(source + ": " + Printable.line(trouble));
    }
  }

  private void table(List<String> columns, List<Map<String, String>> sources) {
    List<String> head = columns.stream().map(name -> texts.get("source." + name)).toList();
    List<List<String>> rows =
        sources.stream()
            .map(source -> columns.stream().map(name -> shown(name, source)).toList())
            .toList();
    Columns.print(surroundings.out(), head, rows, surroundings.screen().columns());
  }

  private String shown(String column, Map<String, String> source) {
    String value = cell(column, source);
    if (!column.equals("pulse") || value.isEmpty()) {
      return value;
    }
    String known = texts.get("source.pulse." + value);
    return value.equals("learning") ? known + " " + source.get("learned") + "%" : known;
  }

  private static String cell(String column, Map<String, String> source) {
    String value = source.getOrDefault(column, "");
    boolean time = column.equals("last_arrival") || column.equals("newest");
    return time ? Columns.time(value) : value;
  }
}
