package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho source status}: what a running server has read, by source. */
@Command(name = "status", separator = " ", sortOptions = false)
final class SourceStatusCommand extends AnswerCommand {
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

  SourceStatusCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/sources";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> sources = Answer.read(answer, "sources", "").rows();
    List<Map<String, String>> waysIn = Answer.read(answer, "ways_in", "").rows();
    if (sources.isEmpty()) {
      environment.out().println(texts.get("source.none"));
    } else {
      table(COLUMNS, sources);
    }
    if (!waysIn.isEmpty()) {
      environment.out().println();
      table(WAYS_IN, waysIn);
      waysIn.forEach(this::print);
    }
  }

  private void print(Map<String, String> wayIn) {
    String trouble = wayIn.getOrDefault("trouble", "");
    if (!trouble.isEmpty()) {
      String source = Printable.line(wayIn.getOrDefault("source", ""));
      environment.out().println(source + ": " + Printable.line(trouble));
    }
  }

  private void table(List<String> columns, List<Map<String, String>> sources) {
    List<String> head = columns.stream().map(name -> texts.get("source." + name)).toList();
    List<List<String>> rows =
        sources.stream()
            .map(source -> columns.stream().map(name -> shown(name, source)).toList())
            .toList();
    Columns.print(environment.out(), head, rows, environment.screen().columns());
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
