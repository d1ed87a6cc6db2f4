package org.hansho.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.cli.terminal.Screen;

/** One run of the program inside of a test. */
record Run(int code, String out, String talk) {
  /** The samples of the repository. */
  static final String SAMPLES =
      Path.of(System.getProperty("hansho.root", "..")).resolve("samples").toString();

  /** The lines of NDJSON that are alerts. */
  String alerts() {
    int end = out.indexOf("{\"kind\":\"coverage\",");
    return end < 0 ? out : out.substring(0, end);
  }

  static Run of(String... arguments) {
    return with("", Map.of(), arguments);
  }

  static Run onInput(String input, String... arguments) {
    return with(input, Map.of(), arguments);
  }

  /** A pipe for whose reader 80 columns were said. */
  static Run narrow(String... arguments) {
    return with("", Map.of("COLUMNS", "80"), arguments);
  }

  static Run onTerminal(Map<String, String> variables, String... arguments) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("hansho.terminals", "launcher,out,err,columns=100");
    return with("", all, arguments);
  }

  private static Run with(String input, Map<String, String> variables, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    AtomicLong clock = new AtomicLong();
    Environment environment =
        new Environment(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(talk, true, StandardCharsets.UTF_8),
            Screen.of(variables.getOrDefault("hansho.terminals", ""), variables),
            () -> clock.addAndGet(1_000_000),
            () -> variables.containsKey("stop"));
    Map<String, String> english = new HashMap<>(variables);
    english.putIfAbsent("LANG", "C");
    int code = Main.run(arguments, environment, english);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
  }
}
