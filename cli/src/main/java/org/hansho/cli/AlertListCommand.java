package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.cli.terminal.Width;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hansho alert list}: the alerts of a running server, the newest first. */
@Command(name = "list", separator = " ", sortOptions = false)
final class AlertListCommand extends AnswerCommand {
  private static final int SEVERITIES = 14;
  private static final int MINUTES = 16;
  private static final int LEAST = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

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
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    table(answer, paint);
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

  private void table(byte[] answer, Paint paint) throws IOException {
    Answer alerts = Answer.read(answer, "alerts", texts.language().code());
    alerts.rows().forEach(alert -> line(alert, paint));
    if (!alerts.trouble().isEmpty()) {
      environment.talk().println(texts.get("alert.trouble", Printable.line(alerts.trouble())));
    }
    int shown = alerts.rows().size();
    String sum =
        shown == 0 ? texts.get("alert.none", Launch.command()) : texts.get("alert.sum", shown);
    environment.out().println(sum + (alerts.more() ? texts.get("alert.more") : ""));
  }

  /** Where an alert stands, if that is not where all begin, and whose work it is. */
  private String stand(Map<String, String> alert) {
    String key = alert.getOrDefault("status", "");
    String assignee = alert.getOrDefault("assignee", "");
    String word = key.isEmpty() || key.equals("active") ? "" : texts.get("status." + key);
    return word + (assignee.isEmpty() ? "" : " (" + assignee + ")");
  }

  private void line(Map<String, String> alert, Paint paint) {
    String key = alert.getOrDefault("severity", "");
    String time = alert.getOrDefault("last_time", "").replace('T', ' ');
    int wide = Math.max(LEAST, environment.screen().columns() - 1);
    String head = time.substring(0, Math.min(time.length(), MINUTES)) + "  ";
    String severityCell = Width.left(texts.get("severity." + key), SEVERITIES);
    String title = Printable.line(alert.getOrDefault("title", ""));
    String cut = Width.cut(title, Math.max(LEAST, wide - Width.of(head + severityCell)));
    Style style = SeverityStyle.of(Severity.valueOf(key.toUpperCase(Locale.ROOT)));
    environment.out().println(head + paint.paint(style, severityCell) + cut);
    String summary = "  " + Printable.line(alert.getOrDefault("summary", ""));
    environment.out().println(Width.cut(summary, wide));
    String id =
        String.join(
            "  ",
            "",
            alert.getOrDefault("id", ""),
            alert.getOrDefault("detection", ""),
            stand(alert));
    environment.out().println(paint.paint(Style.DIM, Width.cut(Printable.line(id), wide)));
  }
}
