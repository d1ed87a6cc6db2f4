package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in logs, rules, lists, names of files and on the command line, nothing that a
 * terminal, a browser or a spreadsheet would obey comes out of the real command.
 */
class DangerousOutputTest {
  @TempDir private Path folder = Path.of("");

  /** Every kind of dangerous character: each in one of the ways in which it could be obeyed. */
  private static List<Integer> dangerous() {
    List<Integer> all = new ArrayList<>();
    for (int c = 0; c < 0xA0; c++) {
      if ((c < 0x20 || c >= 0x7F) && c != '\n' && c != '\r' && c != '\t') {
        all.add(c);
      }
    }
    int[] others = {
      0xAD, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
      0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2063, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F,
      0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xE0001, 0xE0041, 0xE007F
    };
    for (int c : others) {
      all.add(c);
    }
    return all;
  }

  private static String hostile() {
    StringBuilder hostile = new StringBuilder("x");
    dangerous().forEach(c -> hostile.appendCodePoint(c).append('y'));
    return hostile + "<img src=x onerror=alert(1)>\"'&;=cmd|'/c calc'!A0;\uff1dA1";
  }

  /** As JSON, where each character is written as an escape. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    return escaped.toString();
  }

  private static void assertHarmless(String what, String out) {
    for (int c : dangerous()) {
      assertThat(out.indexOf(c)).as("U+%04X in %s", c, what).isNegative();
    }
    assertThat(out.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).as(what).isEmpty();
  }

  private static void assertHarmless(Run run, String what) {
    assertHarmless(what + ", standard output", run.out());
    assertHarmless(what + ", standard error", run.talk());
  }

  private Path log() throws IOException {
    String record =
        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"stage\":\"ResponseComplete\",\"auditID\":\"a1\",\"verb\":\"get\",\"requestURI\":\"/x\",\"requestReceivedTimestamp\":\"2026-03-02T09:00:00.000000Z\",\"user\":{\"username\":\"HOSTILE\"},\"userAgent\":\"HOSTILE\",\"sourceIPs\":[\"203.0.113.5\"],\"objectRef\":{\"resource\":\"secrets\",\"name\":\"HOSTILE\"},\"responseStatus\":{\"code\":403}}\n";
    String lone = record.replace("HOSTILE", escaped(hostile() + "\ud83d"));
    return Files.writeString(
        folder.resolve("a\u202e\u009b\u200f;=1.log"), lone + "{\"kind\":\u0085 oops\n");
  }

  /** A rule whose every text is hostile; YAML takes escapes in double quotes. */
  private Path rule() throws IOException {
    String text = escaped(hostile());
    return Files.writeString(
        folder.resolve("rule\u202e\u009b.yml"),
        """
        title: "HOSTILE"
        name: hostile
        id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0001
        description: "HOSTILE"
        logsource: {product: kubernetes, service: audit}
        detection: {a: {verb: get, user.username|contains: x}, condition: a}
        falsepositives: ["HOSTILE"]
        level: medium
        status: "HOSTILE"
        """
            .replace("HOSTILE", text));
  }

  @Test
  void noOutputOfAScanPassesItOn() throws IOException {
    String log = log().toString();
    String rule = rule().toString();
    for (String output : List.of("table", "ndjson", "csv", "html")) {
      for (String language : List.of("en", "ja")) {
        Path letters = folder.resolve("dead.ndjson");
        Run run =
            Run.of(
                "scan",
                log,
                "--no-builtin",
                "--rules",
                rule,
                "--output",
                output,
                "--lang",
                language,
                "--dead-letters",
                letters.toString());
        assertHarmless(run, output + " " + language);
        assertHarmless("dead letters", Files.readString(letters));
        assertThat(run.out()).as(output).contains("kubernetes");
      }
    }
  }

  @Test
  void whatNdjsonEscapesIsTheSameForWhoParsesIt() throws IOException {
    Run run = Run.of("scan", log().toString(), "--no-builtin", "--rules", rule().toString());
    JsonNode alert = new ObjectMapper().readTree(run.alerts());
    assertThat(alert.get("title").asText()).isEqualTo(hostile());
  }

  @Test
  void htmlAndSpreadsheetsObeyNothing() throws IOException {
    String log = log().toString();
    String rule = rule().toString();
    Run html = Run.of("scan", log, "--no-builtin", "--rules", rule, "--output", "html");
    assertThat(html.out()).doesNotContain("<img", "onerror=alert(1)>\"").contains("&lt;img");
    Run csv = Run.of("scan", log, "--no-builtin", "--rules", rule, "--output", "csv");
    String rows = csv.out().substring(csv.out().indexOf('\n') + 1);
    for (String cell : rows.split("[;,\t\r\n]")) {
      assertThat(cell).doesNotMatch("[\\s\"']*[=+\\-@＝＋－＠].*".replace("\"'", "\""));
    }
  }

  @Test
  void s802NoCommandPassesItOn() throws IOException {
    String log = log().toString();
    String rule = rule().toString();
    String word = "x\u001b[2J\u202e\u009b\u200b\ufeff";
    Path list = Files.writeString(folder.resolve("list.txt"), "a\u001b[2Jb\n\u202ecde\n");
    List<List<String>> lines =
        List.of(
            List.of("rule", "lint", rule),
            List.of("rule", "lint", rule, "--output", "json"),
            List.of("rule", "test", rule),
            List.of("rule", "explain", rule, log),
            List.of("rule", "backtest", rule, log),
            List.of("rule", "backtest", rule, log, "--output", "json"),
            List.of("rule", "fields", "--rules", rule),
            List.of("scan", log, "--format", word),
            List.of("scan", log, "--output", word),
            List.of("scan", log, "--since", word),
            List.of("scan", log, "--list", word),
            List.of("scan", log, "--list", "a=" + list),
            List.of("scan", log, "--intel", "tor:x=" + list),
            List.of("scan", log, "--home-net", word),
            List.of("scan", log, "--rules", "/no/" + word),
            List.of("scan", log, "--report", "/no/" + word + "/r.html"),
            List.of("scan", "/no/" + word),
            List.of("scan", log, "--" + word),
            List.of("state", "show", word, log),
            List.of("rule", "explain", word, log),
            List.of(word));
    for (List<String> line : lines) {
      for (String language : List.of("en", "ja")) {
        List<String> all = new ArrayList<>(line);
        if (!line.equals(List.of(word))) {
          all.addAll(List.of("--lang", language));
        }
        assertHarmless(Run.of(all.toArray(String[]::new)), String.join(" ", line));
      }
    }
  }

  @Test
  void onATerminalOnlyOurOwnColoursAreEscapes() throws IOException {
    Run run =
        Run.onTerminal(
            Map.of(), "scan", log().toString(), "--no-builtin", "--rules", rule().toString());
    assertThat(run.out()).contains("\u001b[");
    assertHarmless("terminal", run.out().replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}
