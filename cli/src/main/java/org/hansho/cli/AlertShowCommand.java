package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho alert show}: one alert of a running server, whole, as JSON. */
@Command(name = "show", separator = " ", sortOptions = false)
final class AlertShowCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "alert-id")
  private String id = "";

  AlertShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    String path = "/api/v1/alerts/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    environment.out().write(client.get(path));
    environment.out().println();
    return ExitCode.CLEAN.code();
  }
}
