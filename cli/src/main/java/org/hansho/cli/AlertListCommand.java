package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho alert list}: the alerts of a running server, the newest first. */
@Command(name = "list", separator = " ", sortOptions = false)
final class AlertListCommand extends AnswerCommand {
  @Option(names = "--severity", paramLabel = "SEVERITY[,…]", descriptionKey = "alert-severity")
  private String severity = "";

  @Option(names = "--section", paramLabel = "SECTION[,…]", descriptionKey = "alert-section")
  private String section = "";

  @Option(names = "--status", paramLabel = "STATUS[,…]|any", descriptionKey = "alert-status")
  private String status = "active,in-progress";

  @Option(names = "--text", paramLabel = "WORDS", descriptionKey = "alert-text")
  private String text = "";

  @Option(names = "--filter", paramLabel = "FILTER", descriptionKey = "alert-filter")
  private String filter = "";

  @Option(names = "--limit", paramLabel = "NUMBER", descriptionKey = "alert-limit")
  private int limit = 50;

  AlertListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/alerts?limit=" + limit + filters();
  }

  @Override
  void table(byte[] answer) throws IOException {
    Answer alerts = Answer.read(answer, "alerts", texts.language().code());
    ListedRow row = listedRow();
    alerts.rows().forEach(alert -> line(alert, row));
    if (!alerts.trouble().isEmpty()) {
      environment.talk().println(texts.get("alert.trouble", Printable.line(alerts.trouble())));
    }
    int shown = alerts.rows().size();
    String sum =
        shown == 0 ? texts.get("alert.none", Launch.command()) : texts.get("alert.sum", shown);
    environment.out().println(sum + (alerts.more() ? texts.get("alert.more") : ""));
  }

  private String filters() {
    return filter("severity", severity)
        + filter("status", status.equals("any") ? "" : status)
        + filter("section", section)
        + filter("text", text)
        + filter("filter", filter);
  }

  private static String filter(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Where an alert stands, if that is not where all begin, and whose work it is. */
  private String stand(Map<String, String> alert) {
    String key = alert.getOrDefault("status", "");
    String assignee = alert.getOrDefault("assignee", "");
    String word = key.isEmpty() || key.equals("active") ? "" : texts.get("status." + key);
    return word + (assignee.isEmpty() ? "" : " (" + assignee + ")");
  }

  private void line(Map<String, String> alert, ListedRow row) {
    row.head(alert);
    row.line("  " + Printable.line(alert.getOrDefault("summary", "")));
    row.soft(
        String.join(
            "  ",
            "",
            alert.getOrDefault("id", ""),
            alert.getOrDefault("detection", ""),
            stand(alert)));
  }
}
