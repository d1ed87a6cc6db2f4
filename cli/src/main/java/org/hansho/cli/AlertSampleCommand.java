package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho alert sample add} and {@code remove}: alerts that are only looked at. */
abstract class AlertSampleCommand extends ClientCommand {
  private static final String PATH = "/api/v1/samples";

  private AlertSampleCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  final byte[] change(String method) throws IOException {
    return client().change(method, PATH);
  }

  /** Adds one of each detection. */
  @Command(name = "add", separator = " ", sortOptions = false)
  static final class Add extends AlertSampleCommand {
    Add(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    public Integer call() throws IOException {
      Answer answer = Answer.read(change("POST"), "", texts.language().code());
      environment
          .talk()
          .println(texts.get("sample.added", answer.text("added"), answer.text("alerts")));
      String leftOut = answer.text("left_out");
      if (!leftOut.isEmpty()) {
        environment.talk().println(texts.get("sample.left-out", Printable.line(leftOut)));
      }
      return ExitCode.CLEAN.code();
    }
  }

  /** Removes all of them. */
  @Command(name = "remove", separator = " ", sortOptions = false)
  static final class Remove extends AlertSampleCommand {
    Remove(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables);
    }

    @Override
    public Integer call() throws IOException {
      String removed = Answer.one(change("DELETE")).getOrDefault("removed", "");
      environment.talk().println(texts.get("sample.removed", removed));
      return ExitCode.CLEAN.code();
    }
  }
}
