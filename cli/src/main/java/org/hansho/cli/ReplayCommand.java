package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hansho replay}: raises one alert of a running server once more, from the records that it
 * shows. Returns 1 if that is not possible, and says why.
 */
@Command(name = "replay", separator = " ", sortOptions = false)
final class ReplayCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "alert-id")
  private String id = "";

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  ReplayCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    String path = "/api/v1/alerts/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/replay";
    byte[] answer = client().change("POST", path);
    Map<String, String> replayed = Answer.one(answer);
    boolean same = replayed.getOrDefault("same", "").equals("true");
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else {
      String reason = replayed.getOrDefault(texts.language().code(), "");
      environment.out().println((same ? "✓ " : "✗ ") + Printable.line(reason));
      environment
          .out()
          .println(
              "  "
                  + texts.get(
                      "replay.read",
                      replayed.getOrDefault("alert", ""),
                      replayed.getOrDefault("records", "0"),
                      replayed.getOrDefault("findings", "0")));
    }
    return (same ? ExitCode.CLEAN : ExitCode.FINDINGS).code();
  }
}
