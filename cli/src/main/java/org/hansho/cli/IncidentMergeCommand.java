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

/** {@code hansho incident merge}: makes one incident of several. */
@Command(name = "merge", separator = " ", sortOptions = false)
final class IncidentMergeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(arity = "2..*", paramLabel = "ID", descriptionKey = "incident-merged")
  private List<String> ids = new ArrayList<>();

  IncidentMergeCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = clientOptions.client(environment, texts);
    String body = JsonText.of(Map.of("incidents", ids));
    Map<String, String> answer = Answer.one(client.call("POST", "/api/v1/incidents/merge", body));
    surroundings.talk().println(texts.get("incident.merged", answer.getOrDefault("id", "")));
    return ExitCode.CLEAN.code();
  }
}
