package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hansho detection backtest}: a detection, another version of it or new rules over the
 * records that the journal of a running server still has, or over files that it may read.
 */
@Command(name = "backtest", separator = " ", sortOptions = false)
final class DetectionBacktestCommand extends ClientCommand {
  private static final String PATH = "/api/v1/detections/backtest";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      descriptionKey = "detection-backtest-id")
  private String id = "";

  @Option(names = "--rules", paramLabel = "FILE", descriptionKey = "detection-backtest-rules")
  private @Nullable Path rules;

  @Option(names = "--path", paramLabel = "PATH", descriptionKey = "detection-backtest-path")
  private String path = "";

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  DetectionBacktestCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    client().call("POST", PATH, JsonText.of(wanted()));
    AwaitedJob.Unit unit =
        new AwaitedJob.Unit("bytes", "of_bytes", texts.get("detection.backtest.progress"));
    byte[] answer = new AwaitedJob(environment, client(), PATH, unit).ended();
    Map<String, String> progress = Answer.one(answer);
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else {
      print(answer, progress);
    }
    boolean isDone = progress.getOrDefault("state", "").equals("done");
    return (isDone ? ExitCode.CLEAN : ExitCode.STOPPED).code();
  }

  private Map<String, Object> wanted() {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("detection", id);
    if (!path.isEmpty()) {
      wanted.put("path", path);
    }
    if (rules != null) {
      try {
        wanted.put("text", Files.readString(rules));
      } catch (IOException unreadable) {
        throw Refusal.unreadable(ExitCode.USAGE, rules.toString(), unreadable, texts);
      }
    }
    return wanted;
  }

  private void print(byte[] answer, Map<String, String> progress) throws IOException {
    String state = progress.getOrDefault("state", "");
    if (!state.equals("done")) {
      String trouble = progress.getOrDefault("trouble", "");
      environment
          .talk()
          .println(texts.get("detection.backtest." + state, Printable.block(trouble)));
      return;
    }
    byte[] report = Answer.inner(answer, "report");
    String language = texts.language().code();
    Map<String, String> said = Answer.one(report);
    environment.out().println(Printable.line(said.getOrDefault(language, "")));
    for (Map<String, String> alert : Answer.read(report, "examples", language).rows()) {
      boolean isListed = alert.getOrDefault("listed", "").equals("true");
      environment.out().println("  " + (isListed ? "=" : "+") + " " + line(alert));
    }
    List<Map<String, String>> missing = Answer.read(report, "not_raised_examples", language).rows();
    for (Map<String, String> alert : missing) {
      environment.out().println("  - " + line(alert));
    }
  }

  private String line(Map<String, String> alert) {
    return Printable.line(
        alert.getOrDefault("time", "")
            + "  "
            + texts.get("severity." + alert.getOrDefault("severity", "low"))
            + "  "
            + alert.getOrDefault("summary", ""));
  }
}
