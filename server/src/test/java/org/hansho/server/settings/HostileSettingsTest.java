package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file holds, reading ends with settings or problems. */
class HostileSettingsTest {
  @TempDir private Path home;

  private SettingsReading file(byte[] bytes) throws IOException {
    Files.write(home.resolve("hansho.yml"), bytes);
    return new SettingsReader(home, Map.of()).read(Path.of("hansho.yml"));
  }

  private List<String> problems(String text) {
    return Reading.in(home).problems(text);
  }

  @Test
  void aMissingFileIsAProblem() {
    assertThat(new SettingsReader(home, Map.of()).read(Path.of("none.yml")).rendered())
        .isEqualTo("none.yml: there is no such file\n  = looked for " + home + "/none.yml\n");
    assertThat(new SettingsReader(home, Map.of()).read(home).rendered())
        .isEqualTo(home + ": there is no such file\n  = looked for " + home + "\n");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    byte[] bytes = "# a comment of some length\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    assertThat(file(bytes).rendered()).isEqualTo("hansho.yml: the file is larger than 1 MiB\n");
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    assertThat(file(new byte[] {'d', 'a', 't', 'a', ':', ' ', (byte) 0xff}).rendered())
        .isEqualTo("hansho.yml: the file is not UTF-8\n  = save it as UTF-8\n");
  }

  @Test
  void aByteOrderMarkAndLinesOfWindowsAreFine() throws IOException {
    byte[] bytes = "\uFEFFhttp:\r\n  port: 9000\r\n".getBytes(StandardCharsets.UTF_8);

    assertThat(file(bytes).loaded().orElseThrow().settings().http().listen().port())
        .isEqualTo(9000);
  }

  @Test
  void r408ABombOfAliasesDoesNotGoOff() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]\n".formatted(i - 1));
    }

    assertThat(problems(bomb.toString())).anyMatch(each -> each.contains("too many nodes"));
  }

  @Test
  void deepNestingEndsInAProblem() {
    assertThat(problems("data: " + "[".repeat(5_000)))
        .anyMatch(each -> each.contains("nested too deeply"));
    assertThat(problems("http: ".concat("{http: ".repeat(5_000))))
        .anyMatch(each -> each.contains("nested too deeply"));
  }

  @Test
  void manySourcesAndEntriesAreRefused() {
    assertThat(problems("sources:\n" + "  - {}\n".repeat(1_001)))
        .singleElement()
        .asString()
        .startsWith("hansho.yml:2:3: 'sources' has 1001 entries, more than 1000");
    assertThat(problems("content:\n  disabled:\n" + "    - x\n".repeat(1_001)))
        .singleElement()
        .asString()
        .startsWith("hansho.yml:3:5: 'content.disabled' has 1001 entries, more than 1000");
    Reading variable = Reading.in(home).with(Map.of("HANSHO_CONTENT_DISABLED", "x,".repeat(1_001)));
    assertThat(variable.problems(""))
        .containsExactly(
            "environment HANSHO_CONTENT_DISABLED: 'content.disabled' has more than 1000 entries");
  }

  @Test
  void aLongValueIsShownInPart() {
    assertThat(problems("data: " + "x".repeat(10_000)))
        .singleElement()
        .satisfies(each -> assertThat(each).hasSizeLessThan(1_000).contains("longer than 4096"));
  }

  @Test
  void thousandsOfProblemsAreBounded() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("unknown").append(i).append(": 1\n");
    }

    assertThat(problems(text.toString())).hasSize(Report.MOST);
  }

  @Test
  void aSourceOfAThousandOthersIsCheckedInNoTime() {
    StringBuilder text = new StringBuilder("sources:\n");
    for (int i = 0; i < 1_000; i++) {
      text.append("  - {id: s%d, kind: flows, port: %d}\n".formatted(i, 2_000 + i));
    }

    assertThat(Reading.in(home).settings(text.toString()).sources()).hasSize(1_000);
  }

  @Test
  void alteredTextsGiveSettingsOrProblems() {
    String sound =
        """
        http: {address: 127.0.0.1, port: 8514, max_body: 32MiB, idle_time: 60s}
        tenants:
          acme: {data: /srv/acme, content: {basics: false, disabled: [a/b, "c"]}}
        sources:
          - {id: s, kind: syslog-udp, tenant: acme, lateness: 10m}
          - {id: k, kind: kafka, servers: ["k:9092"], topics: [a, b]}
        """;
    String alphabet = ":{}[],-'\"&*#|>%@!$\n\t ~019azAZ\u00e9\u534a\ud83d\ude80\u0000\u2028\ud800";
    Random random = new Random(23);
    List<String> unexpected = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(sound);
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(text.length());
        char letter = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, letter);
          default -> text.insert(at, letter);
        }
      }
      SettingsReading reading = Reading.in(Path.of("/srv")).read(text.toString());
      if (reading.loaded().isEmpty() == reading.problems().isEmpty()) {
        unexpected.add(text.toString());
      }
    }
    assertThat(unexpected).isEmpty();
  }
}
