package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that change where an incident stands. */
abstract class IncidentTriageCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  private IncidentTriageCommand(
      Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** What is changed, in the words of the API. */
  abstract Map<String, Object> change();

  @Override
  public final Integer call() throws IOException {
    ServerClient client = client();
    String path = "/api/v1/incidents/" + PathPart.of(id) + "/triage";
    byte[] answer = client.call("POST", path, JsonText.of(change()));
    Map<String, String> state = Answer.one(answer);
    environment
        .out()
        .println(
            texts.get(
                "triage.one",
                Printable.line(state.getOrDefault("id", id)),
                texts.get("status." + state.getOrDefault("status", "active"))));
    String action = state.getOrDefault("action", "");
    if (!action.isEmpty()) {
      environment.talk().println(texts.get("triage.undo", Launch.command(), action));
    }
    return ExitCode.CLEAN.code();
  }

  /** {@code hansho incident close}. */
  @Command(name = "close", separator = " ", sortOptions = false)
  static final class Close extends IncidentTriageCommand {
    @Option(
        names = "--reason",
        required = true,
        paramLabel = "REASON",
        descriptionKey = "triage-reason")
    private String reason = "";

    @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "incident-note")
    private String note = "";

    @Option(names = "--alerts", descriptionKey = "incident-alerts")
    private boolean alerts;

    Close(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("status", reason.equals("true-positive") ? "resolved" : "dismissed");
      fields.put("reason", reason);
      fields.put("note", note);
      fields.put("alerts", String.valueOf(alerts));
      return fields;
    }
  }

  /** {@code hansho incident assign}. */
  @Command(name = "assign", separator = " ", sortOptions = false)
  static final class Assign extends IncidentTriageCommand {
    @Option(names = "--to", required = true, paramLabel = "NAME", descriptionKey = "triage-to")
    private String to = "";

    @Option(names = "--alerts", descriptionKey = "incident-alerts")
    private boolean alerts;

    Assign(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("assignee", to.equals("nobody") ? "" : to);
      fields.put("alerts", String.valueOf(alerts));
      return fields;
    }
  }

  /** {@code hansho incident comment}. */
  @Command(name = "comment", separator = " ", sortOptions = false)
  static final class Comment extends IncidentTriageCommand {
    @Option(
        names = "--note",
        required = true,
        paramLabel = "TEXT",
        descriptionKey = "incident-note")
    private String note = "";

    Comment(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      return Map.of("note", note);
    }
  }

  /** {@code hansho incident reopen}. */
  @Command(name = "reopen", separator = " ", sortOptions = false)
  static final class Reopen extends IncidentTriageCommand {
    @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "incident-note")
    private String note = "";

    Reopen(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    Map<String, Object> change() {
      return Map.of("status", "active", "note", note);
    }
  }
}
