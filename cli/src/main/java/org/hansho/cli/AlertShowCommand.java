package org.hansho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho alert show}: one alert of a running server: sentence, entities, records, steps. */
@Command(name = "show", separator = " ", sortOptions = false)
final class AlertShowCommand extends AnswerCommand {
  /** Names of the values that identify an entity, the most specific first. */
  private static final List<String> NAMES =
      List.of("name", "address", "path", "command_line", "url", "id");

  private static final int MOST_RECORDS = 3;

  /** Most characters of a record; JSON has all. */
  private static final int RECORD = 600;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "alert-id")
  private String id = "";

  AlertShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/alerts/" + PathPart.of(id);
  }

  @Override
  void table(byte[] answer) throws IOException {
    String language = texts.language().code();
    Map<String, String> alert = Answer.row(new String(answer, StandardCharsets.UTF_8), language);
    String incident = alert.getOrDefault("incident", "");
    WholeView view = wholeView();
    view.head(
        alert,
        "×" + alert.getOrDefault("count", "1"),
        incident.isEmpty() ? "" : texts.get("show.incident", incident));
    view.text("  ", alert.getOrDefault("summary", ""));
    view.soft("  ", alert.getOrDefault("reason", ""));
    view.part("report.entities");
    Answer.read(answer, "entities", language).rows().forEach(one -> entity(one, view));
    view.part("report.evidence");
    List<Map<String, String>> records = Answer.read(answer, "evidence", language).rows();
    records.stream().limit(MOST_RECORDS).forEach(one -> record(one, view));
    if (records.size() > MOST_RECORDS) {
      view.soft("  ", texts.get("show.more-records", records.size() - MOST_RECORDS));
    }
    view.part("show.what-to-do");
    byte[] guidance = Answer.inner(Answer.inner(answer, "guidance"), language);
    int number = 1;
    for (String step : Answer.list(guidance, "remediation")) {
      view.text("  ", number++ + ". " + step);
    }
    view.text("", "");
    view.soft("", texts.get("show.next-alert", Launch.command(), alert.getOrDefault("id", "")));
  }

  private static void entity(Map<String, String> entity, WholeView view) {
    String value =
        NAMES.stream()
            .map(name -> entity.getOrDefault(name, ""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    view.entity(entity.getOrDefault("type", ""), value, "");
  }

  private void record(Map<String, String> one, WholeView view) {
    String record = one.getOrDefault("record", "");
    String cut = record.length() > RECORD ? record.substring(0, RECORD) + "…" : record;
    String time = WholeView.minute(one.getOrDefault("time", ""));
    view.soft("  ", time + "  " + one.getOrDefault("source", ""));
    view.text("    ", record.isEmpty() ? texts.get("show.record-gone") : cut);
  }
}
