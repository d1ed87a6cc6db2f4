package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho export status}: how the continuous exports of a running server are doing. */
@Command(name = "status", separator = " ", sortOptions = false)
final class ExportStatusCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("name", "kind", "place", "waiting", "sent", "held", "letters", "trouble");

  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  ExportStatusCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer = clientOptions.client(environment, texts).get("/api/v1/exports");
    if (view == ListView.JSON) {
      surroundings.out().write(answer);
      surroundings.out().println();
      return ExitCode.CLEAN.code();
    }
    Answer exports = Answer.read(answer, "exports", "");
    if (exports.rows().isEmpty()) {
      surroundings.out().println(texts.get("export.none"));
      return ExitCode.CLEAN.code();
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("export." + name)).toList();
    List<List<String>> rows =
        exports.rows().stream()
            .map(
                row ->
                    COLUMNS.stream()
                        .map(name -> Printable.line(row.getOrDefault(name, "")))
                        .toList())
            .toList();
    Columns.print(surroundings.out(), heads, rows);
    return ExitCode.CLEAN.code();
  }
}
