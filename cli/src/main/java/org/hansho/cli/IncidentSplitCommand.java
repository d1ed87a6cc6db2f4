package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho incident split}: takes alerts off an incident. */
@Command(name = "split", separator = " ", sortOptions = false)
final class IncidentSplitCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ALERT", descriptionKey = "incident-off")
  private List<String> alerts = new ArrayList<>();

  IncidentSplitCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    String body = JsonText.of(Map.of("alerts", alerts));
    Map<String, String> answer =
        Answer.one(client.call("POST", "/api/v1/incidents/" + PathPart.of(id) + "/split", body));
    environment.talk().println(texts.get("incident.split", answer.getOrDefault("id", "")));
    return ExitCode.CLEAN.code();
  }
}
