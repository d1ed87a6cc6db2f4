package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hansho.files.output.UnwritableException;
import org.hansho.files.source.Opening;
import org.hansho.report.EngineWords;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.yaml.Problem;

/** The user asked for something that cannot be done; ends the program with a message. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final String said;
  private final transient List<String> further = new ArrayList<>();

  /** A file cannot be read. */
  static Refusal unreadable(ExitCode exitCode, String file, IOException e, Texts texts) {
    String why =
        switch (Opening.trouble(e)) {
          case MISSING -> texts.get("trouble.MISSING");
          case REFUSED -> texts.get("trouble.REFUSED");
          default -> Opening.detail(e);
        };
    return new Refusal(exitCode, texts.get("error.read", file, why));
  }

  /** A file cannot be written. */
  static Refusal unwritable(String file, IOException e, Texts texts) {
    String why =
        switch (Opening.trouble(e)) {
          case MISSING -> texts.get("error.no-folder");
          case REFUSED -> texts.get("trouble.REFUSED");
          default -> Opening.detail(e);
        };
    return new Refusal(ExitCode.USAGE, texts.get("error.write", file, why));
  }

  /** What is wrong with a file of the user, in the language of the texts. */
  static Refusal ofProblems(List<Problem> problems, Texts texts) {
    return ofFile(
        problems.stream()
            .map(problem -> EngineWords.of(problem, texts.language()).rendered())
            .collect(Collectors.joining("\n")));
  }

  /** What is said of output that failed while it was written. */
  static String said(UnwritableException e, Texts texts) {
    String target = e.target().isEmpty() ? texts.get("error.standard-output") : e.target();
    String why = String.valueOf(e.failure().getMessage());
    return texts.get("error.write-failed", target, Numbers.bytes(e.written()), why);
  }

  Refusal(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.said = message;
  }

  /** What is wrong with a file of the user, line by line with the places. */
  static Refusal ofFile(String rendered) {
    List<String> lines = rendered.stripTrailing().lines().toList();
    Refusal refusal = new Refusal(ExitCode.USAGE, lines.isEmpty() ? "" : lines.get(0));
    refusal.further.addAll(lines.subList(Math.min(1, lines.size()), lines.size()));
    return refusal;
  }

  String said() {
    return said;
  }

  /** The lines behind the first one. */
  List<String> further() {
    return further;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
