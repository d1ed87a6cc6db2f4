package org.hansho.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.LineBreaks;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Width;
import org.hansho.files.source.Unreadable;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.report.text.Texts;
import org.hansho.scan.Coverage;
import org.hansho.scan.Memory;
import org.hansho.scan.ScanResult;
import org.hansho.scan.ScanResult.FormatCount;
import org.hansho.scan.Tally;
import org.hansho.testkit.alert.SampleAlerts;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
  private static ScanResult result(List<Alert> alerts) {
    return new ScanResult(
        alerts,
        List.of(new FormatCount("auditd", 2, 1203), new FormatCount("kubernetes-audit", 1, 34)),
        Map.of(),
        List.of(new Unreadable("logs/x.bin", Trouble.UNKNOWN_FORMAT, "", false)),
        0,
        List.of(),
        List.of(),
        List.of(),
        new Tally(
            1237,
            500_000,
            3,
            12,
            0,
            0,
            0,
            SampleAlerts.NOON,
            SampleAlerts.NOON + 86_400_000_000_000L,
            0,
            0),
        Coverage.NONE,
        new Memory(900, 31, 1204, Map.of("new-reader", 7L), Map.of(), 3, 2),
        0,
        0,
        false);
  }

  private static List<String> lines(ScanResult result, Language language, int columns) {
    SummaryTable table = new SummaryTable(Texts.of(language), new Paint(false), columns);
    List<String> lines = new ArrayList<>(table.body(result));
    lines.addAll(table.head(result, false));
    return lines;
  }

  @Test
  void alertsComeFirstWithTimeAndSentenceAndWhatWasReadComesLast() {
    assertThat(String.join("\n", lines(result(SampleAlerts.several()), Language.ENGLISH, 100)))
        .isEqualTo(
            """
            5 alerts   ▲ High 3  ■ Medium 1  ● Low 1

            ▲ HIGH    2026-03-02 12:01  Miner image used (3 alerts)
                      Somebody did something on build-1.

            ■ MEDIUM  2026-03-02 12:04  Rule of a user
                      Somebody did something on web-1.

            ● LOW     2026-03-02 12:00  File timestamp changed
                      Somebody did something on web-1.

            Evasion ▃ 1  Exec █ 3  no stage 1
            none at: Probe, Exploit, Persist, PrivEsc, Cred, Discover, Lateral, Collect, Exfil, C2, Impact
            sources   auditd 1,203 · kubernetes-audit 34 · 2 formats, 3 sources
            time      2026-03-02 12:00:00 → 2026-03-03 12:00:00 UTC   late 12
                      unreadable 3 (see --dead-letters)
            not read  logs/x.bin: no known format\
            """
                .replaceAll("(?m)^(?=.)", "  "));
  }

  @Test
  void columnsStayAlignedInJapanese() {
    List<Alert> alerts =
        List.of(
            SampleAlerts.alert(1, Severity.HIGH, "マイナーのイメージが使われました", "build-1", Intent.EXECUTION),
            SampleAlerts.alert(2, Severity.HIGH, "rule", "build-1", Intent.EXECUTION),
            SampleAlerts.alert(3, Severity.INFORMATIONAL, "半鐘", "build-1", Intent.EXECUTION));
    List<String> rows =
        lines(result(alerts), Language.JAPANESE, 90).stream()
            .filter(line -> line.contains("2026-03-02 12:0") && !line.contains("UTC"))
            .toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.stream().map(row -> Width.of(row.substring(0, row.indexOf("2026-")))))
        .containsOnly(Width.of(rows.get(0).substring(0, rows.get(0).indexOf("2026-"))));
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    String longText = "とても長い題名です ".repeat(20);
    List<Alert> alerts =
        List.of(SampleAlerts.alert(1, Severity.CRITICAL, longText, longText, Intent.IMPACT));
    for (int columns : new int[] {60, 80, 120}) {
      List<String> body =
          new SummaryTable(Texts.of(Language.JAPANESE), new Paint(false), columns)
              .body(result(alerts));
      assertThat(body).allMatch(line -> Width.of(line) <= columns);
    }
  }

  @Test
  void wordsAreBrokenOnlyWhereTheyAreWiderThanTheTerminal() {
    String sentence = "Somebody on web-1 read /srv/" + "a".repeat(30) + "/" + "b".repeat(30);
    assertThat(LineBreaks.lines(sentence, 40))
        .containsExactly("Somebody on web-1 read", "/srv/" + "a".repeat(30) + "/", "b".repeat(30));
    assertThat(LineBreaks.lines("x".repeat(25), 10))
        .containsExactly("xxxxxxxxxx", "xxxxxxxxxx", "xxxxx");
  }

  @Test
  void hostileTextReachesNoTerminal() {
    ScanResult result = result(List.of(SampleAlerts.hostile("\u001b]0;x\u0007\n\u202e")));
    assertThat(lines(result, Language.ENGLISH, 100))
        .allMatch(line -> line.chars().noneMatch(c -> c < ' ' || c == 0x202e));
  }

  @Test
  void belowAnAlertStandsHowTimesWereComeBy() {
    ScanResult result = result(List.of(SampleAlerts.hostile("x")));
    assertThat(lines(result, Language.ENGLISH, 200))
        .anyMatch(line -> line.contains("Times of records were corrected"));
  }

  @Test
  void noAlertsSaysWhatWasRead() {
    assertThat(lines(result(List.of()), Language.ENGLISH, 100))
        .contains(
            "  Not everything could be read. There are no alerts in the rest: 1,237 events from 3"
                + " sources were");
  }

  @Test
  void colourChangesNothingButColour() {
    ScanResult result = result(SampleAlerts.several());
    Texts texts = Texts.of(Language.ENGLISH);
    String painted = String.join("\n", new SummaryTable(texts, new Paint(true), 90).body(result));
    String plain = String.join("\n", new SummaryTable(texts, new Paint(false), 90).body(result));
    assertThat(painted).contains("\u001b[31m");
    assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }
}
