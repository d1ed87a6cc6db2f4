package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho alert history}: what was done with an alert, the newest first. */
@Command(name = "history", separator = " ", sortOptions = false)
final class AlertHistoryCommand implements Callable<Integer> {
  private static final int MINUTES = 16;

  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "alert-id")
  private String id = "";

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  AlertHistoryCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer =
        clientOptions
            .client(environment, texts)
            .get("/api/v1/alerts/" + PathPart.of(id) + "/history");
    if (view == ListView.JSON) {
      surroundings.out().write(answer);
      surroundings.out().println();
      return ExitCode.CLEAN.code();
    }
    for (Map<String, String> entry : Answer.read(answer, "history", "").rows()) {
      String time = entry.getOrDefault("time", "").replace('T', ' ');
      String verb = entry.getOrDefault("verb", "").replaceFirst("^alert\\.", "");
      String after = entry.getOrDefault("after", "");
      surroundings
          .out()
          .println(
              String.join(
                  "  ",
                  time.substring(0, Math.min(time.length(), MINUTES)),
                  Printable.line(entry.getOrDefault("actor", "")),
                  verb,
                  Printable.line(after)));
      String note = entry.getOrDefault("note", "");
      if (!note.isEmpty()) {
        surroundings.out().println("  " + Printable.line(note));
      }
    }
    return ExitCode.CLEAN.code();
  }
}
