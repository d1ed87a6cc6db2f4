package org.hansho.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.report.Background;
import org.hansho.report.Guidance;
import org.hansho.report.Reason;
import org.hansho.report.RecordView;
import org.hansho.report.SampleResults;
import org.hansho.report.Verdict;
import org.hansho.report.text.Texts;
import org.hansho.testkit.alert.SampleAlerts;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static Background background(String text) {
    return new Background() {
      @Override
      public Guidance guidance(Alert alert) {
        return new Guidance(text, text, List.of(text), List.of(text));
      }

      @Override
      public List<Reason> reasons(Alert alert) {
        return List.of(
            new Reason(0, true, text, "", 0, 0, ""), new Reason(1, false, text, text, 1, 3, ""));
      }

      @Override
      public List<RecordView> records(Alert alert) {
        RecordView.Value value = new RecordView.Value(text, text, true);
        return alert.evidence().stream().map(one -> new RecordView(List.of(value), 7)).toList();
      }
    };
  }

  private static String page(List<Alert> alerts, Language language, String text)
      throws IOException {
    StringWriter out = new StringWriter();
    HtmlReport.write(SampleResults.of(alerts), Texts.of(language), background(text), out);
    return out.toString();
  }

  @Test
  void theVerdictComesFirstAndEveryPartIsThere() throws IOException {
    String page = page(SampleAlerts.several(), Language.ENGLISH, "Explained.");
    assertThat(page)
        .containsSubsequence(
            "<h1>5 alerts</h1>",
            "The most urgent:",
            "<a href=\"#id1\">Miner image used</a>",
            "Not read: 3 records",
            "What fired",
            "2026-03-02 12:01:00",
            "<a href=\"#id1\">Miner image used</a>",
            "Somebody did something on build-1.",
            "Kill chain",
            "<svg",
            "Alerts by entity",
            "What was read",
            "<article id=\"id1\"",
            "Somebody did something on build-1.",
            "Why it fired",
            "<mark>xp</mark>",
            "Evidence",
            "logs/a.log:7",
            "class=\"matched\"",
            "{&quot;n&quot;:1}",
            "What to do");
  }

  @Test
  void itNeedsNoScriptAndFetchesNothing() throws IOException {
    String page = page(SampleAlerts.several(), Language.ENGLISH, "x");
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("<link")
        .doesNotContain("<img")
        .contains("prefers-color-scheme: dark")
        .contains("@media print");
  }

  @Test
  void onlyTechniquesAreLinkedOutOfThePage() throws IOException {
    String page = page(SampleAlerts.several(), Language.ENGLISH, "x");
    String link =
        "<a rel=\"noopener noreferrer\" href=\"https://attack.mitre.org/techniques/T1059/\">";
    assertThat(page).contains(link + "T1059</a>");
    assertThat(page.replace(link, "")).doesNotContain("https:");
    assertThat(AttackLink.of("t1496.001")).contains("/techniques/T1496/001/\">T1496.001</a>");
    assertThat(AttackLink.of("t1059/../x")).isEqualTo("t1059/../x");
    assertThat(AttackLink.of("command-and-control")).isEqualTo("command and control");
  }

  @Test
  void everyLinkInsideThePageLeadsSomewhere() throws IOException {
    for (List<Alert> alerts :
        List.of(SampleAlerts.several(), List.of(SampleAlerts.hostile("\"><b>")), many(3_000))) {
      String page = page(alerts, Language.ENGLISH, "x");
      Set<String> ids =
          Pattern.compile(" id=\"([^\"]+)\"")
              .matcher(page)
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
      Pattern.compile("href=\"#([^\"]*)\"")
          .matcher(page)
          .results()
          .forEach(found -> assertThat(ids).contains(found.group(1)));
    }
  }

  @Test
  void filtersAndOrdersWorkByStyleRulesAlone() throws IOException {
    String page = page(SampleAlerts.several(), Language.ENGLISH, "x");
    assertThat(page)
        .contains("<input type=\"checkbox\" id=\"show-high\" checked>")
        .contains("main:has(#show-high:not(:checked)) .of-high { display: none; }")
        .contains("<option value=\"execution\">Execution (3)</option>")
        .contains("option[value=execution]:checked) .staged > :not(.at-execution)")
        .contains("option[value=none]:checked) .staged > :not(.at-none)")
        .contains("main:has(#sort option[value=time]:checked) .sorted > * { order: var(--t); }")
        .containsPattern("<li class=\"of-low at-defense-evasion\" style=\"--t:0;--n:\\d\">");
  }

  private static List<Alert> many(int number) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      alerts.add(SampleAlerts.alert(i, Severity.HIGH, "Noise", "host-" + i, Intent.PROBING));
    }
    alerts.add(SampleAlerts.alert(number, Severity.LOW, "The one that counts", "web-1"));
    return alerts;
  }

  @Test
  void aPageOfAnyNumberOfAlertsStaysSmallAndSaysWhatItLeavesOut() throws IOException {
    for (Language language : Language.values()) {
      String some = page(many(2_000), language, "Explained. ".repeat(200));
      assertThat(some.getBytes(UTF_8).length).isLessThan(3_000_000);
      assertThat(some).contains("2,001");
      assertThat(some.split("<li id=\"id|<article id=\"id", -1)).as("each once").hasSize(2_002);
      String all = page(many(20_000), language, "説明".repeat(300));
      assertThat(all.getBytes(UTF_8).length).isLessThan(3_000_000);
      assertThat(all).contains("20,001").containsPattern("<article id=\"id20000\"");
    }
    assertThat(page(many(20_000), Language.ENGLISH, "x"))
        .containsPattern("Not on this page, but in --output ndjson and csv: [0-9,]+ alerts")
        .containsPattern("The page shows [0-9,]+ of 20,001 alerts with their evidence");
  }

  @Test
  void notesForAuthorsDoNotReachThePage() throws IOException {
    assertThat(Texts.of(Language.ENGLISH).has("report.notes")).isFalse();
    assertThat(page(SampleAlerts.several(), Language.ENGLISH, "x")).doesNotContain("Notes</h4>");
  }

  @Test
  void namesBreakBehindSeparatorsOnly() {
    assertThat(HtmlText.name("in registry.example.com/xmrig:6"))
        .isEqualTo("in registry.<wbr>example.<wbr>com/xmrig:6");
    assertThat(HtmlText.name("198.51.100.23")).isEqualTo("198.51.100.23");
    assertThat(HtmlText.name("a/<b>")).isEqualTo("a/&lt;b&gt;");
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
        .contains("<h1>Not everything could be read</h1>", "There are no alerts in the rest")
        .contains("kubernetes-audit")
        .doesNotContain("<svg");
  }

  @Test
  void noLargeTypeSaysNoAlertsUnlessAllWasReadAndLookedAt() {
    for (Language language : Language.values()) {
      for (Verdict verdict : Verdict.values()) {
        String headline = verdict.headline(Texts.of(language));
        boolean clear = verdict == Verdict.CLEAR;
        assertThat(headline.contains("No alerts") || headline.contains("アラートはありません"))
            .as("%s in %s", verdict, language)
            .isEqualTo(clear);
      }
    }
  }
}
