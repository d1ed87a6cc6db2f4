package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import org.hansho.alert.Language;
import org.hansho.alert.Worded;
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
  private final transient Worded said;

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

  /** What is wrong with a file of the user. */
  static Refusal ofProblems(List<Problem> problems) {
    return ofFile(EngineWords.of(problems));
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
    this.said = language -> EngineWords.line(message, language);
  }

  private Refusal(Worded said) {
    super(said.in(Language.ENGLISH));
    this.exitCode = ExitCode.USAGE;
    this.said = said;
  }

  /** What is wrong with a file of the user, line by line with the places. */
  static Refusal ofFile(Worded problems) {
    return new Refusal(problems);
  }

  /** The first line. */
  String said(Language language) {
    return said.in(language).lines().findFirst().orElse("");
  }

  /** The lines behind the first one. */
  List<String> further(Language language) {
    return said.in(language).stripTrailing().lines().skip(1).toList();
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
