package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho status}: whether a running server goes on, and what is wrong with it. */
@Command(name = "status", separator = " ", sortOptions = false)
final class StatusCommand extends ClientCommand {
  private static final List<String> COLUMNS = List.of("kind", "subject", "count", "last", "detail");

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  @Option(names = "--quiet")
  private boolean quiet;

  StatusCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** How the status is written. */
  private enum View {
    TABLE,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    View view = Choice.of("--output", output, View.values(), texts);
    byte[] answer = client().get("/api/v1/status");
    Answer status = Answer.read(answer, "alarms", "");
    if (!quiet && view == View.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else if (!quiet) {
      show(status);
    }
    return status.trouble().isEmpty() ? ExitCode.CLEAN.code() : ExitCode.STOPPED.code();
  }

  private void show(Answer status) {
    boolean goesOn = status.trouble().isEmpty();
    say(goesOn ? texts.get("status.ready") : texts.get("status.trouble", safe(status.trouble())));
    if (!status.text("content_trouble").isEmpty()) {
      say(texts.get("status.content-trouble", safe(status.text("content_trouble"))));
    }
    String time = Columns.time(status.text("event_time"));
    say(time.isEmpty() ? texts.get("status.no-event") : texts.get("status.event-time", safe(time)));
    if (status.rows().isEmpty()) {
      say(texts.get("status.no-alarms"));
      return;
    }
    say("");
    List<String> heads = COLUMNS.stream().map(name -> texts.get("status." + name)).toList();
    Columns.print(
        environment.out(), heads, status.rows().stream().map(StatusCommand::row).toList());
  }

  private static List<String> row(Map<String, String> alarm) {
    return COLUMNS.stream().map(name -> cell(name, alarm.getOrDefault(name, ""))).toList();
  }

  private static String cell(String column, String value) {
    return column.equals("last") ? Columns.time(value) : safe(value);
  }

  private static String safe(String text) {
    return Printable.line(text);
  }

  private void say(String line) {
    environment.out().println(line);
  }
}
