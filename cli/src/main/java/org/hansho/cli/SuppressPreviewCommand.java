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
  private static final String PATH = "/api/v1/suppressions/preview";
  private static final String DONE = "done";
  private static final int MOST_SHOWN = 5;
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
    String id = Answer.one(client.call("POST", PATH, JsonText.of(fields))).getOrDefault("id", "");
    AwaitedJob.Unit unit =
        new AwaitedJob.Unit("passed", "of_alerts", texts.get("suppress.preview.progress"));
    byte[] answer = new AwaitedJob(environment, client, PATH + "/" + PathPart.of(id), unit).ended();
    String state = Answer.one(answer).getOrDefault("state", "");
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else if (state.equals(DONE)) {
      table(Answer.read(Answer.inner(answer, "report"), "newest", texts.language().code()));
    } else {
      String trouble = Printable.block(Answer.one(answer).getOrDefault("trouble", ""));
      environment.talk().println(texts.get("suppress.preview." + state, trouble));
    }
    return (state.equals(DONE) ? ExitCode.CLEAN : ExitCode.STOPPED).code();
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
    say("suppress.preview", preview.text("alerts"), preview.text("true_positives"));
    String losing = preview.text("losing_steps");
    if (!losing.equals("0")) {
      List<String> incidents = List.of(preview.text("incidents").split(", ", MOST_SHOWN + 1));
      String shown =
          String.join(", ", incidents.subList(0, Math.min(MOST_SHOWN, incidents.size())));
      say("suppress.preview.steps", losing, incidents.size() > MOST_SHOWN ? shown + " …" : shown);
    }
    if (preview.text("complete").equals("false")) {
      say("suppress.cut", preview.text("searched_to"));
    }
  }

  private void say(String key, Object... values) {
    environment.out().println(texts.get(key, values));
  }

  private String cell(String column, Map<String, String> alert) {
    String value = alert.getOrDefault(column, "");
    if (column.equals("severity")) {
      return texts.get("severity." + value);
    }
    return column.equals("last_time") ? Columns.time(value) : Printable.line(value);
  }
}
