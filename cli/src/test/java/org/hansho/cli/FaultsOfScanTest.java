package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan says of records that it could not read, and on which lines. */
class FaultsOfScanTest {
  private static final String FINE =
      "192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1\n";
  private static final String CUT = "192.0.2.1 - - [26/Nov/2026:10:00 \"GET / HTTP/1.1\" 200 1\n";

  private static final String RULE =
      Path.of(Run.SAMPLES)
          .resolveSibling("content/detections/linux/crypto-mining-process.yml")
          .toString();

  @TempDir private Path folder = Path.of("");

  private String written(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String written(String name, String content) throws IOException {
    return written(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** Scans with one rule that needs single events only, so that nothing is remembered. */
  private static Run run(String input, String format, String... arguments) {
    List<String> all = new ArrayList<>(List.of("scan", "--no-builtin", "--format", format));
    all.add("--rules");
    all.add(RULE);
    all.addAll(List.of(arguments));
    return Run.onInput(input, all.toArray(String[]::new));
  }

  private static String scan(String... arguments) {
    return run("", "web-access", arguments).talk();
  }

  private static String scanAs(String format, String... arguments) {
    return run("", format, arguments).talk();
  }

  @Test
  void theSummaryNamesFileLineFieldExcerptAndRemedy() throws IOException {
    String log = written("access.log", FINE + CUT + FINE + CUT);
    assertThat(scan(log))
        .contains(
            "unreadable 2 (see --dead-letters)",
            "faults    2 × The time in brackets is not whole",
            log + ":2",
            "field: %t, [$time_local]",
            "found: 192.0.2.1 - - [26/Nov/2026:10:00 \"GET / HTTP/1.1\" 200 1\n",
            "to do: Log the time as the server does");
  }

  @Test
  void aFaultIsReportedInJapaneseWhereThatIsChosen() throws IOException {
    String log = written("access.log", FINE + CUT);
    assertThat(scan(log, "--lang", "ja"))
        .contains("読取不可  1 × 角括弧内の時刻が", log + ":2", "項目: %t", "内容: 192.0.2.1", "対処: 時刻は")
        .doesNotContain("The time", "Log the");
    assertThat(run("", "web-access", log, "--lang", "ja", "--output", "html").out())
        .contains("角括弧内の時刻が途中で切れているか", "対処: 時刻は")
        .doesNotContain("The time in", "Log the");
    assertThat(
            run(
                    "",
                    "postgresql-csv",
                    written("x.csv", "2026-11-26 10:00:00.000 UTC,\"a\"\n"),
                    "--lang",
                    "ja")
                .talk())
        .contains("項目: 列");
  }

  @Test
  void japaneseLinesEndWhereAPhraseDoes() throws IOException {
    String talk = scan(written("access.log", FINE + CUT), "--lang", "ja");
    assertThat(talk.lines())
        .anyMatch(line -> line.endsWith("+0000 の"))
        .anyMatch(line -> line.equals("            形式ではありません。"));
  }

  @Test
  void deadLettersAreForMachinesAndKeepTheirEnglish() throws IOException {
    Path letters = folder.resolve("letters.ndjson");
    String log = written("access.log", FINE + CUT);
    scan(log, "--lang", "ja", "--dead-letters", letters.toString());
    assertThat(Files.readString(letters))
        .contains("\"reason\":\"The time", "\"remedy\":\"Log the time");
  }

  @Test
  void explainingARuleTellsWhyARecordIsNone() throws IOException {
    String log = written("access.log", CUT);
    String[] explain = {"rule", "explain", RULE, log, "--format", "web-access", "--lang", ""};
    explain[7] = "en";
    assertThat(Run.of(explain).out())
        .contains("The time in brackets", "field: %t, [$time_local]\n", "to do: Log the time");
    explain[7] = "ja";
    assertThat(Run.of(explain).out()).contains("角括弧内の時刻が", "項目: %t", "対処: 時刻は");
  }

  @Test
  void aScanWithoutFaultsSaysNothingOfThem() throws IOException {
    assertThat(scan(written("access.log", FINE))).contains("unreadable 0").doesNotContain("faults");
  }

  @Test
  void theMostFrequentFiveAreShownAndTheRestIsCounted() throws IOException {
    String front = FINE.substring(0, FINE.indexOf('"'));
    String faults =
        CUT
            + CUT
            + "192.0.2.1 - - \"GET / HTTP/1.1\" 200 1\n"
            + front
            + "GET /\n"
            + front
            + "\"GET /\n"
            + front
            + "\"GET / HTTP/1.1\" - -\n"
            + FINE.replace("192.0.2.1 - - ", "");
    String talk = scan(written("access.log", FINE.repeat(20) + faults));
    assertThat(talk.lines().filter(line -> line.contains(" × "))).hasSize(5);
    assertThat(talk)
        .contains(
            "faults    2 × The time", "… and 1 more (the report, --report FILE.html, has all)");
  }

  @Test
  void theReportShowsAllOfThem() throws IOException {
    String log = written("access.log", FINE + "<b> no time\n");
    assertThat(run("", "web-access", log, "--output", "html").out())
        .contains(log + ":2", "There is no time in brackets", "&lt;b&gt; no time")
        .doesNotContain("<b> no time");
  }

  @Test
  void controlCharactersOfARecordReachNoTerminal() throws IOException {
    String hostile = "\u001b]0;x\u0007\u001b[2J\u009b31m\u202e\r no time";
    String talk = scan(written("access.log", FINE + hostile + "\n"));
    assertThat(talk)
        .contains("found: \\x1b]0;x\\x07\\x1b[2J\\x9b31m\\u202e  no time")
        .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\r");
  }

  @Test
  void anExcerptIsShortAndCutBetweenCharacters() throws IOException {
    String talk = scan(written("access.log", FINE + "あ".repeat(2_000) + "\n"));
    assertThat(talk).contains("found: " + "あ".repeat(26) + "…\n").doesNotContain("\ufffd");
  }

  @Test
  void linesAreCountedBehindCrlfAndTextOfSeveralBytes() throws IOException {
    String text = (FINE + FINE.replace("GET /", "GET /日本語/é") + "\n" + CUT).replace("\n", "\r\n");
    String log = written("access.log", text);
    assertThat(scan(log)).contains(log + ":4 ");
  }

  @Test
  void aRecordOfSeveralLinesIsNamedWhereItsFaultShows() throws IOException {
    String log = written("x.json", "{\n \"a\": 1\n}\n{\n \"a\": 1,\n \"b\": 2 3\n}\n{\"a\": 1}\n");
    assertThat(scanAs("json", log)).contains(log + ":6 ", "A comma or a closing brace");
  }

  @Test
  void linesFarBehindTheFirstBuffersAreRight() throws IOException {
    String log = written("access.log", FINE.repeat(100_000) + CUT + FINE);
    assertThat(scan(log)).contains(log + ":100001 ");
  }

  @Test
  void linesOfPackedFilesAreThoseOfTheirContent() throws IOException {
    String gzip = written("access.log.gz", packed(FINE.repeat(5_000) + CUT));
    assertThat(scan(gzip)).contains(gzip + ":5001 ");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String content : List.of(FINE, FINE + FINE + CUT)) {
        zip.putNextEntry(new ZipEntry("log-" + content.length()));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
      }
    }
    String zip = written("logs.zip", out.toByteArray());
    int length = (FINE + FINE + CUT).length();
    assertThat(scan(zip)).contains(zip + "!log-" + length + ":3 ");
  }

  @Test
  void linesOfUtf16AreUnitsAndNotBytes() throws IOException {
    String rows = "{\"Channel\":\"System\",\"EventID\":1,\"x\":\"\u0a0a\u010a\"}\n{\"a\":1}\n";
    String log = written("events.json", ("\ufeff" + rows).getBytes(StandardCharsets.UTF_16LE));
    assertThat(scanAs("windows-json", log)).contains(log + ":2 ", "no Windows event");
    String big = written("big.json", ("\ufeff" + rows).getBytes(StandardCharsets.UTF_16BE));
    assertThat(scanAs("windows-json", big)).contains(big + ":2 ");
  }

  @Test
  void standardInputThatIsNotKeptIsNamedByTheByte() {
    assertThat(run(FINE + CUT, "web-access", "-").talk()).contains("-, byte " + FINE.length());
  }

  @Test
  void standardInputThatIsKeptForDetectorsHasLines() {
    assertThat(Run.onInput(FINE + CUT, "scan", "-", "--format", "web-access").talk())
        .contains("-:2 ");
  }

  @Test
  void binarySourcesAreNamedByTheByte() throws IOException {
    String capture = written("flows.bin", "no packet at all, whatever it may be\n\n\n");
    assertThat(scanAs("flow-exports", capture))
        .contains(capture + ", byte 0", "no packet of NetFlow");
  }

  @Test
  void deadLettersCarryLineFieldAndRemedy() throws IOException {
    String log = written("a.log", FINE + CUT + FINE + CUT);
    String gzip = written("b.log.gz", packed(CUT + FINE + CUT + FINE.repeat(10)));
    String flows = written("c.bin", "no packet at all, whatever it may be");
    Path letters = folder.resolve("letters.ndjson");
    scan(log, gzip, "--dead-letters", letters.toString());
    assertThat(Files.readAllLines(letters))
        .hasSize(4)
        .allMatch(line -> line.contains("\"field\":\"%t, [$time_local]\",\"reason\":\"The time"))
        .allMatch(line -> line.contains("\"remedy\":\"Log the time"))
        .extracting(line -> line.replaceAll("^.*?/([ab]\\.log[^/]*?),\"position.*", "$1"))
        .containsExactly(
            "a.log\",\"line\":2",
            "a.log\",\"line\":4",
            "b.log.gz\",\"line\":1",
            "b.log.gz\",\"line\":3");
    scanAs("flow-exports", flows, "--dead-letters", letters.toString());
    assertThat(Files.readString(letters))
        .contains("\"position\":0", "no packet of NetFlow")
        .doesNotContain("\"line\"");
  }
}
