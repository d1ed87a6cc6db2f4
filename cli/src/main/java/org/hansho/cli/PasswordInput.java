package org.hansho.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.cli.terminal.Screen;
import org.hansho.report.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Reads a password: from the terminal without showing it, twice, or the first line of standard
 * input. Never from an argument, which every process of the machine can see.
 */
final class PasswordInput {
  private static final int LONGEST = 4_096;

  private PasswordInput() {}

  static String read(Environment environment, Texts texts) throws IOException {
    Console console = environment.in() == System.in ? terminal() : null;
    if (console != null) {
      String first = new String(typed(console, texts.get("user.password"), texts));
      String second = new String(typed(console, texts.get("user.password-again"), texts));
      if (!first.equals(second)) {
        throw new Refusal(ExitCode.USAGE, texts.get("user.passwords-differ"));
      }
      return first;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
      if (line.length() == LONGEST) {
        throw new Refusal(ExitCode.USAGE, texts.get("user.no-password"));
      }
      line.append((char) each);
    }
    String password = line.toString().replaceFirst("\r$", "");
    if (password.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, texts.get("user.no-password"));
    }
    return password;
  }

  /** The terminal that the launcher has seen; null if a machine before 22 cannot use it. */
  private static @Nullable Console terminal() {
    List<String> terminals = List.of(System.getProperty(Screen.TERMINALS, "").split(",", -1));
    return terminals.contains("in") ? System.console() : null;
  }

  private static char[] typed(Console console, String prompt, Texts texts) {
    char[] typed = console.readPassword("%s ", prompt);
    if (typed == null || typed.length == 0) {
      throw new Refusal(ExitCode.USAGE, texts.get("user.no-password"));
    }
    return typed;
  }
}
