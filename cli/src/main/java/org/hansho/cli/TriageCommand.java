package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What all commands have in common that change alerts of a running server: alerts by their ids, or
 * all that filters find, which then is one action that can be taken back.
 */
abstract class TriageCommand extends ClientCommand {
  @Parameters(index = "0..*", paramLabel = "ID", descriptionKey = "triage-ids")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--severity", paramLabel = "SEVERITY[,…]", descriptionKey = "alert-severity")
  private String severity = "";

  @Option(names = "--status", paramLabel = "STATUS[,…]", descriptionKey = "triage-status")
  private String status = "";

  @Option(names = "--detection", paramLabel = "ID[,…]", descriptionKey = "alert-detection")
  private String detection = "";

  @Option(names = "--section", paramLabel = "SECTION[,…]", descriptionKey = "alert-section")
  private String section = "";

  @Option(names = "--entity", paramLabel = "[TYPE:]VALUE", descriptionKey = "alert-entity")
  private String entity = "";

  @Option(names = "--text", paramLabel = "WORDS", descriptionKey = "alert-text")
  private String text = "";

  @Option(names = "--all", descriptionKey = "triage-all")
  private boolean all;

  @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "triage-note")
  private String note = "";

  TriageCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** What the command changes, in the words of the API; the note comes by itself. */
  abstract Map<String, Object> change();

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>(change());
    if (!note.isEmpty()) {
      fields.put("note", note);
    }
    String body = JsonText.of(fields);
    String filters = filters();
    if (ids.isEmpty() == filters.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, texts.get("triage.which"));
    }
    ServerClient client = client();
    if (ids.isEmpty()) {
      byte[] answer = client.call("POST", "/api/v1/alerts/triage?" + filters.substring(1), body);
      String number = ActionEnd.of(client, answer, environment, texts);
      environment.talk().println(texts.get("triage.undo", Launch.command(), number));
      return ExitCode.CLEAN.code();
    }
    for (String id : ids) {
      byte[] answer = client.call("POST", "/api/v1/alerts/" + PathPart.of(id) + "/triage", body);
      Map<String, String> state = Answer.one(answer);
      environment
          .out()
          .println(
              texts.get(
                  "triage.one",
                  Printable.line(id),
                  texts.get("status." + state.getOrDefault("status", "active"))));
    }
    return ExitCode.CLEAN.code();
  }

  private String filters() {
    return filter("severity", severity)
        + filter("status", status)
        + filter("detection", detection)
        + filter("section", section)
        + filter("entity", entity)
        + filter("text", text)
        + (all ? "&all=true" : "");
  }

  private static String filter(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
