package org.hansho.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.cli.text.Texts;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static Background background(String text) {
    return new Background() {
      @Override
      public Guidance guidance(Alert alert) {
        return new Guidance(text, text, text, List.of(text), List.of(text));
      }

      @Override
      public List<Reason> reasons(Alert alert) {
        return List.of(
            new Reason(0, true, text, "", 0, 0, ""), new Reason(1, false, text, text, 1, 3, ""));
      }
    };
  }

  private static String page(List<Alert> alerts, Language language, String text)
      throws IOException {
    StringWriter out = new StringWriter();
    HtmlReport.write(SampleAlerts.result(alerts), Texts.of(language), background(text), out);
    return out.toString();
  }

  @Test
  void theVerdictComesFirstAndEveryPartIsThere() throws IOException {
    String page = page(SampleAlerts.several(), Language.ENGLISH, "Explained.");
    assertThat(page)
        .containsSubsequence(
            "<h1>5 alerts</h1>",
            "The most urgent is High: Miner image used",
            "Kill chain",
            "<svg",
            "What fired",
            "Alerts by entity",
            "What was read",
            "<article id=\"id1\">",
            "Somebody did something on build-1.",
            "Why it fired",
            "<mark>xp</mark>",
            "Evidence",
            "{&quot;n&quot;:1}",
            "What to do");
  }

  @Test
  void itNeedsNoScriptAndFetchesNothing() throws IOException {
    String page = page(SampleAlerts.several(), Language.ENGLISH, "x");
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("<link")
        .doesNotContain("<img")
        .contains("prefers-color-scheme: dark")
        .contains("@media print");
  }

  @Test
  void hostileValuesStayText() throws IOException {
    String value = "\"><script>alert(1)</script>'&<img src=x onerror=y>\u001b\u202e";
    String page = page(List.of(SampleAlerts.hostile(value)), Language.ENGLISH, value);
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;&lt;img");
    for (int at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
      assertThat(page.charAt(at + 1)).matches(c -> Character.isLetter(c) || c == '/' || c == '!');
    }
  }

  @Test
  void anAlertSaysInWordsHowTimesWereComeBy() throws IOException {
    List<Alert> alerts = List.of(SampleAlerts.hostile("x"));
    assertThat(page(alerts, Language.ENGLISH, "x"))
        .contains("judged by the time of arrival, since the sender&#39;s clock is ahead")
        .contains("Records came late");
    assertThat(page(alerts, Language.JAPANESE, "x")).contains("送信元の時計が進んでいる", "遅れて届いたレコード");
    assertThat(page(SampleAlerts.several(), Language.ENGLISH, "x")).doesNotContain("Times</dt>");
  }

  @Test
  void evidenceThatCouldNotBeFetchedSaysSo() throws IOException {
    Alert alert = SampleAlerts.alert(1, Severity.HIGH, "New reader", "web-1");
    Evidence gone = new Evidence(SampleAlerts.NOON, "logs/gone.log", 7, "", 1);
    assertThat(page(List.of(alert.withEvidence(List.of(gone))), Language.ENGLISH, "x"))
        .contains("logs/gone.log", "The record could not be fetched")
        .doesNotContain("<pre></pre>");
  }

  @Test
  void japaneseIsWhole() throws IOException {
    String page = page(SampleAlerts.several(), Language.JAPANESE, "説明");
    assertThat(page)
        .contains("<html lang=\"ja\">")
        .contains("<h1>アラート 5 件</h1>")
        .contains("キル チェーン")
        .doesNotContain("Evidence")
        .doesNotContain("Kill chain");
  }

  @Test
  void theSameResultGivesTheSameBytes() throws IOException {
    assertThat(page(SampleAlerts.several(), Language.ENGLISH, "x"))
        .isEqualTo(page(SampleAlerts.several(), Language.ENGLISH, "x"));
  }

  @Test
  void noAlertsIsAVerdictToo() throws IOException {
    assertThat(page(List.of(), Language.ENGLISH, "x"))
        .contains("<h1>No alerts in what could be read</h1>")
        .contains("kubernetes-audit")
        .doesNotContain("<svg");
  }
}
