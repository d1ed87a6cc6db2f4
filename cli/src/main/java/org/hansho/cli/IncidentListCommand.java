package org.hansho.cli;

import java.io.IOException;
import java.util.List;
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

/** {@code hansho incident list}: the incidents of a running server, the newest first. */
@Command(name = "list", separator = " ", sortOptions = false)
final class IncidentListCommand extends AnswerCommand {
  private static final int SEVERITIES = 14;
  private static final int MINUTES = 16;
  private static final int LEAST = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--min-severity", paramLabel = "SEVERITY", descriptionKey = "incident-severity")
  private String severity = "";

  @Option(names = "--status", paramLabel = "STATUS[,…]", descriptionKey = "incident-status")
  private String status = "";

  @Option(names = "--assignee", paramLabel = "NAME", descriptionKey = "incident-assignee")
  private String assignee = "";

  @Option(names = "--filter", paramLabel = "TEXT", descriptionKey = "incident-filter")
  private String filter = "";

  @Option(names = "--limit", paramLabel = "NUMBER", descriptionKey = "incident-limit")
  private int limit = 50;

  IncidentListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    String least = severity.isEmpty() ? "" : "&min_severity=" + PathPart.of(severity);
    String state = status.isEmpty() ? "" : "&status=" + PathPart.of(status);
    String who = assignee.isEmpty() ? "" : "&assignee=" + PathPart.of(assignee);
    String meant = filter.isEmpty() ? "" : "&filter=" + PathPart.of(filter);
    return "/api/v1/incidents?limit=" + limit + least + state + who + meant;
  }

  @Override
  void table(byte[] answer) throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    table(Answer.read(answer, "incidents", texts.language().code()), paint);
  }

  private void table(Answer answer, Paint paint) {
    List<Map<String, String>> rows = answer.rows();
    rows.forEach(incident -> line(incident, paint));
    String sum =
        rows.isEmpty() ? texts.get("incident.none") : texts.get("incident.sum", rows.size());
    environment.out().println(sum + (answer.more() ? texts.get("alert.more") : ""));
  }

  private void line(Map<String, String> incident, Paint paint) {
    String key = incident.getOrDefault("severity", "");
    String time = incident.getOrDefault("last_time", "").replace('T', ' ');
    int wide = Math.max(LEAST, environment.screen().columns() - 1);
    String head = time.substring(0, Math.min(time.length(), MINUTES)) + "  ";
    String severityCell = Width.left(texts.get("severity." + key), SEVERITIES);
    String title = Printable.line(incident.getOrDefault("title", ""));
    String cut = Width.cut(title, Math.max(LEAST, wide - Width.of(head + severityCell)));
    Style style = SeverityStyle.of(Severity.valueOf(key.toUpperCase(Locale.ROOT)));
    environment.out().println(head + paint.paint(style, severityCell) + cut);
    String alerts = texts.get("incident.alerts", incident.getOrDefault("alerts", "0"));
    String state = texts.get("status." + incident.getOrDefault("status", "active"));
    String id = "  " + incident.getOrDefault("id", "") + "  " + alerts + "  " + state;
    environment.out().println(paint.paint(Style.DIM, Width.cut(Printable.line(id), wide)));
  }
}
