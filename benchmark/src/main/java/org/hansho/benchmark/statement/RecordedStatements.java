package org.hansho.benchmark.statement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Recorded attacks, recorded statements that people wrote, and what a shop sends. */
final class RecordedStatements {
  private static final int LEARNED_ROUNDS = 120;

  private RecordedStatements() {}

  /** Attacks as values, escapes of requests undone and endings written as PostgreSQL knows them. */
  static List<String> attacks(Path shared, int every) throws IOException {
    List<String> values = attacks(shared).values().stream().flatMap(List::stream).toList();
    List<String> picked = new ArrayList<>();
    for (int i = 0; i < values.size(); i += every) {
      picked.add(values.get(i));
    }
    return picked;
  }

  /** The same by the file they are recorded in. */
  static Map<String, List<String>> attacks(Path shared) throws IOException {
    Path folder = shared.resolve("telemetry/sql-injection/libinjection");
    Map<String, List<String>> values = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("sqli-")) {
          List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
          values.put(
              name,
              lines.stream()
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .map(RecordedStatements::decoded)
                  .map(value -> value.replaceFirst("(#|/\\*)\\s*$", "-- "))
                  .filter(value -> value.indexOf('\0') < 0)
                  .toList());
        }
      }
    }
    return values;
  }

  /** A value of a request with its escapes undone; what is no escape stays. */
  private static String decoded(String value) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < value.length(); at++) {
      char letter = value.charAt(at);
      if (letter == '%' && at + 2 < value.length() && hex(value, at) >= 0) {
        text.append((char) hex(value, at));
        at += 2;
      } else {
        text.append(letter == '+' ? ' ' : letter);
      }
    }
    return text.toString();
  }

  private static int hex(String value, int at) {
    int high = Character.digit(value.charAt(at + 1), 16);
    int low = Character.digit(value.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** What the shop sends on ordinary days. */
  static List<String> ordinary() {
    List<String> statements = new ArrayList<>();
    for (int round = 0; round < LEARNED_ROUNDS; round++) {
      String value = ShopStatements.escaped("anna o'" + round);
      ShopStatements.QUOTED.forEach(text -> statements.add(ShopStatements.filled(text, value)));
      String number = Integer.toString(round);
      ShopStatements.NUMERIC.forEach(text -> statements.add(ShopStatements.filled(text, number)));
    }
    return statements;
  }

  /** Statements of T-SQL that are no attacks, one each. */
  static List<String> benign(Path shared) throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.list(shared.resolve("telemetry/sql-benign/sqlfluff-tsql"))) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        for (String one : text.split("(?mi)^\\s*GO\\s*;?\\s*$|;\\s*(?=\\n)")) {
          if (!one.isBlank()) {
            statements.add(one.strip());
          }
        }
      }
    }
    return statements;
  }
}
