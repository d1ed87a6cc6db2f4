package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho incident merge}: makes one incident of several. */
@Command(name = "merge", separator = " ", sortOptions = false)
final class IncidentMergeCommand extends ClientCommand {
  @Parameters(arity = "2..*", paramLabel = "ID", descriptionKey = "incident-merged")
  private List<String> ids = new ArrayList<>();

  IncidentMergeCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    String body = JsonText.of(Map.of("incidents", ids));
    Map<String, String> answer = Answer.one(client.call("POST", "/api/v1/incidents/merge", body));
    environment.talk().println(texts.get("incident.merged", answer.getOrDefault("id", "")));
    return ExitCode.CLEAN.code();
  }
}
