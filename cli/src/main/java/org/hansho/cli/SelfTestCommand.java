package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hansho.cli.terminal.ProgressLine;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho selftest}: whether each detection of a running server finds what it should. */
@Command(name = "selftest", separator = " ", sortOptions = false)
final class SelfTestCommand extends ClientCommand {
  private static final String PATH = "/api/v1/selftest";
  private static final int REFERENCE = 85;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  SelfTestCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer = client().change("POST", PATH);
    ProgressLine line = environment.progressLine();
    Map<String, String> progress = Answer.one(answer);
    while (progress.getOrDefault("running", "").equals("true")) {
      line.show(
          environment.millis(),
          Long.parseLong(progress.getOrDefault("tried", "0")),
          Long.parseLong(progress.getOrDefault("total", "0")),
          texts.get("selftest.progress", progress.getOrDefault("tried", "0")));
      LockSupport.parkNanos(this, LOOK_NANOS);
      answer = client().get(PATH);
      progress = Answer.one(answer);
    }
    line.clear();
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
    } else {
      print(answer, progress);
    }
    return code(answer, progress).code();
  }

  private List<Map<String, String>> detections(byte[] answer, String state) throws IOException {
    return Answer.read(answer, "detections", texts.language().code()).rows().stream()
        .filter(detection -> detection.getOrDefault("state", "").equals(state))
        .toList();
  }

  private ExitCode code(byte[] answer, Map<String, String> progress) throws IOException {
    if (!progress.getOrDefault("trouble", "").isEmpty()) {
      return ExitCode.STOPPED;
    }
    return detections(answer, "silent").isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private void print(byte[] answer, Map<String, String> progress) throws IOException {
    for (String state : List.of("silent", "switched-off", "not-armed")) {
      for (Map<String, String> detection : detections(answer, state)) {
        String id = Printable.line(detection.getOrDefault("id", ""));
        String reason = Printable.line(detection.getOrDefault("reason", ""));
        environment.out().println(texts.get("selftest." + state, id, reason));
      }
    }
    String trouble = progress.getOrDefault("trouble", "");
    if (!trouble.isEmpty()) {
      environment.talk().println(texts.get("selftest.trouble", Printable.line(trouble)));
    }
    environment
        .out()
        .println(
            texts.get(
                "selftest.sum",
                progress.getOrDefault("fired_of_reference", "0"),
                REFERENCE,
                progress.getOrDefault("fired", "0"),
                progress.getOrDefault("total", "0")));
  }
}
