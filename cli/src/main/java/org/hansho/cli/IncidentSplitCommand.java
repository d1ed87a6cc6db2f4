package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho incident split}: takes alerts off an incident. */
@Command(name = "split", separator = " ", sortOptions = false)
final class IncidentSplitCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ALERT", descriptionKey = "incident-off")
  private List<String> alerts = new ArrayList<>();

  IncidentSplitCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = clientOptions.client(environment, texts);
    String body = JsonText.of(Map.of("alerts", alerts));
    Map<String, String> answer =
        Answer.one(client.call("POST", "/api/v1/incidents/" + PathPart.of(id) + "/split", body));
    surroundings.talk().println(texts.get("incident.split", answer.getOrDefault("id", "")));
    return ExitCode.CLEAN.code();
  }
}
