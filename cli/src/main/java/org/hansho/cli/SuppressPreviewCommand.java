package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho suppress preview}: what a suppression would have hidden. */
@Command(name = "preview", separator = " ", sortOptions = false)
final class SuppressPreviewCommand extends ClientCommand {
  private static final List<String> COLUMNS = List.of("last_time", "severity", "title", "id");

  @Parameters(index = "0", paramLabel = "FILTER", descriptionKey = "suppress-filter")
  private String filter = "";

  @Option(names = "--begins", paramLabel = "TIME", descriptionKey = "suppress-begins")
  private String begins = "";

  @Option(names = "--ends", paramLabel = "TIME", descriptionKey = "suppress-ends")
  private String ends = "";

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  SuppressPreviewCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("filter", filter);
    fields.put("begins", begins);
    fields.put("ends", ends);
    ServerClient client = client();
    byte[] answer = client.call("POST", "/api/v1/suppressions/preview", JsonText.of(fields));
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else {
      table(Answer.read(answer, "newest", texts.language().code()));
    }
    return ExitCode.CLEAN.code();
  }

  private void table(Answer preview) {
    List<List<String>> rows =
        preview.rows().stream()
            .map(alert -> COLUMNS.stream().map(name -> cell(name, alert)).toList())
            .toList();
    if (!rows.isEmpty()) {
      List<String> heads = COLUMNS.stream().map(name -> texts.get("suppress." + name)).toList();
      Columns.print(environment.out(), heads, rows);
    }
    environment
        .out()
        .println(
            texts.get("suppress.preview", preview.text("alerts"), preview.text("true_positives")));
    if (preview.text("complete").equals("false")) {
      environment.out().println(texts.get("suppress.cut", preview.text("searched_to")));
    }
  }

  private static String cell(String column, Map<String, String> alert) {
    String value = alert.getOrDefault(column, "");
    return column.equals("last_time") ? Columns.time(value) : Printable.line(value);
  }
}
