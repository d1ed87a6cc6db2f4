package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho dead-letter list}: records that a running server left out, and why. */
@Command(name = "list", separator = " ", sortOptions = false)
final class DeadLetterListCommand extends ClientCommand {
  private static final List<String> COLUMNS =
      List.of("number", "arrival", "source", "stage", "records", "reason");

  @Option(names = "--stage", paramLabel = "STAGE", descriptionKey = "letter-stage")
  private String stage = "";

  @Option(names = "--after", paramLabel = "NUMBER", descriptionKey = "letter-after")
  private long after;

  @Option(names = "--limit", paramLabel = "NUMBER", descriptionKey = "letter-limit")
  private int limit = 100;

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  DeadLetterListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  /** How the list is written. */
  private enum View {
    TABLE,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    View view = Choice.of("--output", output, View.values(), texts);
    String named = URLEncoder.encode(stage, StandardCharsets.UTF_8);
    byte[] answer =
        client().get("/api/v1/dead-letters?after=" + after + "&limit=" + limit + "&stage=" + named);
    if (view == View.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else {
      table(Answer.read(answer, "dead_letters", ""));
    }
    return ExitCode.CLEAN.code();
  }

  private void table(Answer letters) {
    if (letters.rows().isEmpty()) {
      environment.out().println(texts.get("letter.none"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("letter." + name)).toList();
    List<List<String>> rows =
        letters.rows().stream()
            .map(
                letter ->
                    COLUMNS.stream()
                        .map(name -> Printable.line(letter.getOrDefault(name, "")))
                        .toList())
            .toList();
    Columns.print(environment.out(), heads, rows);
    if (!letters.text("next").isEmpty()) {
      environment.out().println(texts.get("letter.more", letters.text("next")));
    }
  }
}
