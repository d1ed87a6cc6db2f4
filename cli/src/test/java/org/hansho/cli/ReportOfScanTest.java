package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.evtx.EvtxWriter;
import org.hansho.testkit.evtx.XmlNode;
import org.hansho.testkit.evtx.XmlNode.Element;
import org.hansho.testkit.evtx.XmlNode.Text;
import org.hansho.testkit.evtx.XmlValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a scan with shipped content, as an analyst reads it. */
class ReportOfScanTest {
  @TempDir private Path folder = Path.of("");

  private String report(String... arguments) throws IOException {
    Path file = folder.resolve("report.html");
    String[] all = new String[arguments.length + 5];
    all[0] = "scan";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--report";
    all[arguments.length + 2] = file.toString();
    all[arguments.length + 3] = "--output";
    all[arguments.length + 4] = "ndjson";
    Run.of(all);
    return Files.readString(file).replace("<wbr>", "");
  }

  @Test
  void evidenceSaysFileAndLineAndShowsWhatMatchedFirst() throws IOException {
    String page = report(Run.SAMPLES);
    String tunnel = page.substring(page.lastIndexOf("Potential port forwarding"));
    assertThat(tunnel)
        .containsSubsequence(
            "Evidence</h4>",
            "audit.log:91</code>",
            "<div class=\"matched\"><dt>command.forward.kind</dt><dd>ssh-remote</dd>",
            "<dt>user.name</dt><dd>root</dd>",
            "<details class=\"raw\">",
            "type=SYSCALL");
  }

  @Test
  void kindsStandBySeverityAndThenByTimeInEveryLanguage() throws IOException {
    for (String language : List.of("en", "ja")) {
      String page = report(Run.SAMPLES, "--lang", language);
      String fired = page.substring(page.indexOf("what-fired"), page.indexOf("</ol>"));
      List<String> places =
          Pattern.compile("<li class=\"of-([a-z]+).*?<time>([^<]*)</time>")
              .matcher(fired)
              .results()
              .map(kind -> "high, medium, low".indexOf(kind.group(1)) / 5 + " " + kind.group(2))
              .toList();
      assertThat(places).hasSizeGreaterThan(5).isSorted();
    }
  }

  @Test
  void whatToDoStandsBeforeTheRecordsAndWhyItFiredIsSaidOnce() throws IOException {
    String page = report(Run.SAMPLES);
    assertThat(page.substring(page.indexOf("<article")))
        .containsSubsequence("Why it fired</h4>", "What to do</h4>", "Evidence</h4>");
    Matcher reasons = Pattern.compile("<p class=\"reason\">([^<]+)</p>").matcher(page);
    while (reasons.find()) {
      assertThat(page).doesNotContainPattern("<p class=\"sentence\">[^<]*" + quote(reasons));
    }
  }

  private static String quote(Matcher reason) {
    return Pattern.quote(reason.group(1));
  }

  @Test
  void theCommandLineThatTheKernelWritesInHexadecimalIsReadable() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("audit.log"),
            """
            node=web-1 type=SYSCALL msg=audit(1772452800.100:7): arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=8 items=2 ppid=900 pid=901 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=3 comm="xmrig" exe="/tmp/xmrig" key="exec"
            node=web-1 type=EXECVE msg=audit(1772452800.100:7): argc=2 a0="./xmrig" a1="--token=Hidd3nT0ken9"
            node=web-1 type=PROCTITLE msg=audit(1772452800.100:7): proctitle=2E2F786D726967002D2D746F6B656E3D4869646433 6E54306B656E39
            """
                .replace("33 6E", "336E"));
    String page = report(log.toString());
    assertThat(page)
        .contains("<dt>proctitle</dt><dd>./xmrig --token=***</dd>")
        .doesNotContain("Hidd3nT0ken9", "48696464336E");
    assertThat(report(log.toString(), "--show-secrets"))
        .contains("--token=Hidd3nT0ken9</dd>", "48696464336E");
  }

  @Test
  void evidenceOfCorrelationsOverEventLogsIsExplainedFieldByField() throws IOException {
    EvtxWriter log = new EvtxWriter(true);
    for (int i = 0; i < 30; i++) {
      Instant time = Instant.parse("2026-03-02T09:00:00Z").plusSeconds(i);
      log.add(time, refusedLogon(time));
    }
    Path file = Files.write(folder.resolve("Security.evtx"), log.bytes());
    String page = report(file.toString());
    assertThat(page.substring(page.lastIndexOf("Evidence</h4>")))
        .containsSubsequence("<div class=\"matched\">", "<dt>EventID</dt><dd>4625</dd>");
  }

  @Test
  void rowsAreReadUnderTheLineThatNamesTheirColumns() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("u_ex260302.log"),
            """
            #Software: Microsoft Internet Information Services 10.0
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-bytes
            2026-03-02 09:00:00 192.0.2.1 GET /index.html - 443 - 192.0.2.10 Mozilla/5.0 200 5120
            #Fields: date time c-ip cs-method cs-uri-stem cs-uri-query s-ip s-port cs-username cs(User-Agent) sc-status sc-bytes
            2026-03-02 09:00:01 203.0.113.7 GET /.git/config - 192.0.2.1 443 - Mozilla/5.0 200 912
            """);
    String page = report(log.toString());
    assertThat(page.substring(page.lastIndexOf("Evidence</h4>")))
        .containsSubsequence(
            "<div class=\"matched\">", "<dt>cs-uri-stem</dt><dd>/.git/config</dd>");
    assertThat(page).contains("<dt>c-ip</dt><dd>203.0.113.7</dd>");
  }

  private static Element refusedLogon(Instant time) {
    return new Element(
        "Event",
        Map.of(),
        List.of(
            new Element(
                "System",
                Map.of(),
                List.of(
                    XmlNode.of("EventID", XmlValue.number(0x06, 4625, 2)),
                    new Element(
                        "TimeCreated", Map.of("SystemTime", XmlValue.time(time)), List.of()),
                    XmlNode.of("Channel", XmlValue.text("Security")),
                    XmlNode.of("Computer", XmlValue.text("desk-7.example")))),
            new Element(
                "EventData",
                Map.of(),
                List.of(
                    data("TargetUserName", "alice"),
                    data("IpAddress", "203.0.113.9"),
                    data("LogonType", "3")))));
  }

  private static Element data(String name, String value) {
    return new Element(
        "Data", Map.of("Name", XmlValue.text(name)), List.of(new Text(XmlValue.text(value))));
  }

  @Test
  void notesForAuthorsStayInTheContent() throws IOException {
    assertThat(report(Run.SAMPLES))
        .doesNotContain("The original publishes no list")
        .contains("Known harmless causes");
    assertThat(report(Run.SAMPLES, "--lang", "ja")).doesNotContain("原典", "備考");
  }
}
