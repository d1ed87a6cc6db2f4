package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho incident show}: one incident of a running server, whole, as JSON. */
@Command(name = "show", separator = " ", sortOptions = false)
final class IncidentShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  IncidentShowCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = clientOptions.client(environment, texts);
    String path = "/api/v1/incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    surroundings.out().write(client.get(path));
    surroundings.out().println();
    return ExitCode.CLEAN.code();
  }
}
