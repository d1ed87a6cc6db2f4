package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho incident list}: the incidents of a running server, the newest first. */
@Command(name = "list", separator = " ", sortOptions = false)
final class IncidentListCommand extends AnswerCommand {
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
    Answer incidents = Answer.read(answer, "incidents", texts.language().code());
    List<Map<String, String>> rows = incidents.rows();
    ListedRow row = listedRow();
    rows.forEach(incident -> line(incident, row));
    String sum =
        rows.isEmpty() ? texts.get("incident.none") : texts.get("incident.sum", rows.size());
    environment.out().println(sum + (incidents.more() ? texts.get("alert.more") : ""));
  }

  private void line(Map<String, String> incident, ListedRow row) {
    row.head(incident);
    String alerts = texts.get("incident.alerts", incident.getOrDefault("alerts", "0"));
    String state = texts.get("status." + incident.getOrDefault("status", "active"));
    row.soft("  " + incident.getOrDefault("id", "") + "  " + alerts + "  " + state);
  }
}
