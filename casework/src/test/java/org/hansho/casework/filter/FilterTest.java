package org.hansho.casework.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.junit.jupiter.api.Test;

class FilterTest {
  private static final List<String> PIECES =
      List.of(
          ("host|=|!=|(|)|and|or|not|in|\"|'|\\|,|%bots%|severity|>=|high|~|!|*|"
                  + "time|2026-11-24|count|9| |exists|text|contains|192.0.2.0/24|＝|（|\u3000|"
                  + "\ud83d|x.y|:|\0|starts|with|/")
              .split("\\|", -1));

  private static Filter filter(String text) {
    try {
      return Filter.parse(text, RandomFilter.LISTS);
    } catch (FilterException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  private static FilterProblem problem(String text) {
    return catchThrowableOfType(FilterException.class, () -> Filter.parse(text, RandomFilter.LISTS))
        .problem();
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.of(pattern).matches(text);
  }

  @Test
  void wildcardsOfAFilterAreBounded() {
    String many = "host ~ \"" + "*a?\\\\*".repeat(16) + "\"";
    assertThat(filter(many).text()).isNotEmpty();
    FilterProblem tooMany = problem(many + " or account ~ b*");
    assertThat(tooMany.english()).contains("at most 32 wildcards");
    assertThat(tooMany.column()).isEqualTo(many.length() + 15);
  }

  @Test
  void aComparisonWithWildcardsNeverGoesBack() {
    String text = "a".repeat(5_000_000);
    assertThat(matches("*" + "a".repeat(400) + "?b", text)).isFalse();
    assertThat(matches("*" + "a".repeat(400) + "?*", text)).isTrue();
    assertThat(matches("a".repeat(64) + "*" + "?".repeat(130), text.substring(0, 194))).isTrue();
    assertThat(matches("a".repeat(64) + "*" + "?".repeat(130), text.substring(0, 193))).isFalse();
    assertThat(matches("", "")).isTrue();
    assertThat(matches("*", "")).isTrue();
    assertThat(matches("?", "")).isFalse();
  }

  private static boolean test(String text, Alert alert) {
    return filter(text).test(Subject.of(alert));
  }

  @Test
  void randomFiltersMeanWhatTheSlowEvaluatorSays() throws FilterException {
    Random random = new Random(24);
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      alerts.add(RandomAlerts.random(random, "example", "%02x".formatted(i)));
    }
    int held = 0;
    for (int i = 0; i < 3_000; i++) {
      RandomFilter wanted = RandomFilter.of(random, 4);
      Filter filter = Filter.parse(wanted.text(), RandomFilter.LISTS);
      Filter again = Filter.parse(filter.text(), RandomFilter.LISTS);
      assertThat(again.condition()).as(wanted.text()).isEqualTo(filter.condition());
      assertThat(again.text()).isEqualTo(filter.text());
      for (Alert alert : alerts) {
        boolean expected = wanted.meaning().test(alert);
        held += expected ? 1 : 0;
        assertThat(filter.test(Subject.of(alert)))
            .as("%s on %s", wanted.text(), alert)
            .isEqualTo(expected);
      }
    }
    assertThat(held).isBetween(3_000 * 6, 3_000 * 54);
  }

  @Test
  void whatIsNoFilterIsRefusedWithAPlaceAndNeverFailsOtherwise() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      try {
        Filter filter = Filter.parse(text.toString(), RandomFilter.LISTS);
        assertThat(Filter.parse(filter.text(), RandomFilter.LISTS).condition())
            .as(text.toString())
            .isEqualTo(filter.condition());
        assertThat(filter.inWords(Language.ENGLISH)).isNotEmpty();
        assertThat(filter.inWords(Language.JAPANESE)).isNotEmpty();
        read++;
      } catch (FilterException wrong) {
        int characters = text.codePointCount(0, text.length());
        FilterProblem problem = wrong.problem();
        assertThat(problem.column()).isBetween(1, characters + 1);
        assertThat(problem.column() + problem.length()).isLessThanOrEqualTo(characters + 1);
        assertThat(problem.english()).isNotEmpty();
        assertThat(problem.japanese()).isNotEmpty();
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void aFilterIsSaidInBothLanguages() {
    Filter filter =
        filter(
            "severity >= high and (host = web-1 or ip in (192.0.2.0/24, %ours%)) and not account ~"
                + " 'svc-*' and time >= 2026-11-24");
    assertThat(filter.inWords(Language.ENGLISH))
        .isEqualTo(
            "Alerts where the severity is at least high and (the host is \"web-1\" or the address"
                + " is in the network 192.0.2.0/24 or on the list ours) and the account is not of"
                + " the form \"svc-*\" and the time of the last record is at or after"
                + " 2026-11-24T00:00:00Z.");
    assertThat(filter.inWords(Language.JAPANESE))
        .isEqualTo(
            "次の条件に合うアラート: 重大度が「高」以上である、かつ（ホストが「web-1」である、または"
                + "アドレスがネットワーク 192.0.2.0/24 のアドレス、リスト「ours」の項目のいずれかである）、"
                + "かつアカウントが「svc-*」の形に合わない、かつ最後の記録の時刻が"
                + " 2026-11-24T00:00:00Z 以降である。");
    assertThat(filter.text())
        .isEqualTo(
            "severity >= high and (host = \"web-1\" or ip in (192.0.2.0/24, %ours%)) and"
                + " account !~ \"svc-*\" and time >= 2026-11-24T00:00:00Z");
  }

  @Test
  void anErrorNamesTheColumnWhatWasExpectedAndTheNearestName() {
    assertThat(problem("severity = high and hots = web-1"))
        .matches(wrong -> wrong.column() == 21 && wrong.length() == 4)
        .matches(wrong -> wrong.expected().get(0).equals("host"))
        .matches(wrong -> wrong.english().contains("The nearest is host"))
        .matches(wrong -> wrong.japanese().contains("最も近いのは host"));
    assertThat(problem("severity = hihg").expected()).startsWith("high");
    assertThat(problem("host ="))
        .matches(wrong -> wrong.column() == 7 && wrong.length() == 0)
        .matches(wrong -> wrong.english().contains("host is compared with a value"));
    assertThat(problem("severity ").expected()).startsWith("=", "!=", "<");
    assertThat(problem("count ~ 5").english()).contains("behind count stands one of =, !=, <");
    assertThat(problem("host:web-1").english()).contains("Write host = ");
    assertThat(problem("(host = x").expected()).containsExactly("and", "or", ")");
    assertThat(problem("host = x severity = high").expected()).containsExactly("and", "or");
    assertThat(problem("host in %bot%").expected()).startsWith("%bots%");
    assertThat(problem("host = \"web").english()).contains("does not end");
    assertThat(problem("host = \"C:\\T\"").column()).isEqualTo(11);
    assertThat(problem("").english()).contains("a condition is missing");
    assertThat(problem("𠮷 = 1 and host = ").column()).isEqualTo(1);
    assertThat(problem("host = '𠮷' and hots = 1").column()).isEqualTo(16);
    assertThat(problem("count > many").english()).contains("whole number");
    assertThat(problem("time > yesterday").english()).contains("2026-11-24T02:15:00Z");
    assertThat(problem("time > 9999-01-01").english()).contains("a time such as");
  }

  @Test
  void whatWouldQuietlyMeanSomethingElseIsRefused() {
    assertThat(problem("host = web-*").english()).contains("host ~ web-*");
    assertThat(problem("host in (web-*)").english()).contains("host ~ web-*");
    assertThat(problem("ip = 192.0.2.0/24").english()).contains("ip in 192.0.2.0/24");
    assertThat(problem("account = %bots%").english()).contains("account in %bots%");
    assertThat(problem("host = and").english()).contains("quotes");
    Alert star = RandomAlerts.of("01", "linux/miner", "web-*", "%bots%");
    assertThat(test("host = \"web-*\" and account = '%bots%'", star)).isTrue();
  }

  @Test
  void lettersAreComparedWithoutCaseAndWidth() {
    Alert alert = RandomAlerts.of("01", "linux/miner", "WEB-1", "ＡＬＩＣＥ");
    assertThat(test("HOST＝web-1　AND　account = alice", alert)).isTrue();
    assertThat(test("host ~ \"w?b-*\"", alert)).isTrue();
    assertThat(test("\"COIN MINERS\"", alert)).isTrue();
    assertThat(test("\"コインマイナー\"", alert)).isTrue();
  }

  @Test
  void aNegationIsThatOfAllValues() {
    Alert two =
        RandomAlerts.with(
            "01",
            "linux/miner",
            Severity.HIGH,
            List.of(
                new Entity("host", Map.of("name", "web-1")),
                new Entity("host", Map.of("name", "web-2"))),
            RandomAlerts.START);
    assertThat(test("host = web-1", two)).isTrue();
    assertThat(test("host != web-1", two)).isFalse();
    assertThat(test("host != web-3", two)).isTrue();
    assertThat(test("account != web-3", two)).isTrue();
    assertThat(test("account not exists", two)).isTrue();
  }

  @Test
  void theSourceIsThatOfAnyRecordByItsId() {
    Alert alert =
        RandomAlerts.from(
            RandomAlerts.of("01", "linux/miner", "web-1", "erin"),
            "Syslog-1",
            "files=/var/log/auth.log",
            "files=/var/log/audit.log",
            "kafka=/logs/0");
    assertThat(Subject.of(alert).values(Objects.requireNonNull(Fields.find("source"))))
        .containsExactly("syslog-1", "files", "kafka");
    assertThat(test("source = syslog-1 and source = files", alert)).isTrue();
    assertThat(test("source ~ \"kaf*\" and source in (nobody, kafka)", alert)).isTrue();
    assertThat(test("source = other or source contains auth.log", alert)).isFalse();
    assertThat(test("source != files", alert)).isFalse();
    assertThat(test("source not in (files, other)", alert)).isFalse();
    Alert none = RandomAlerts.of("02", "linux/miner", "web-1", "erin");
    assertThat(test("source = files or source exists", none)).isFalse();
  }

  @Test
  void aSourceIsSaidInBothLanguages() {
    Filter filter = filter("Source = syslog and source !~ 'web-*' and source in (a, b)");
    assertThat(filter.inWords(Language.ENGLISH))
        .isEqualTo(
            "Alerts where the source is \"syslog\" and the source is not of the form \"web-*\" and"
                + " the source is \"a\" or \"b\".");
    assertThat(filter.inWords(Language.JAPANESE))
        .isEqualTo("次の条件に合うアラート: ソースが「syslog」である、かつソースが「web-*」の形に合わない、" + "かつソースが「a」、「b」のいずれかである。");
    assertThat(filter.text())
        .isEqualTo("source = \"syslog\" and source !~ \"web-*\" and source in (\"a\", \"b\")");
  }

  @Test
  void anEntityMayHaveATypeThatIsCalledLikeAField() {
    Alert alert =
        RandomAlerts.from(
            RandomAlerts.with(
                "01",
                "linux/miner",
                Severity.HIGH,
                List.of(new Entity("source", Map.of("name", "spring"))),
                RandomAlerts.START),
            "syslog");
    assertThat(test("entity.source = spring and not entity.source = syslog", alert)).isTrue();
    assertThat(test("source = syslog and not source = spring", alert)).isTrue();
    assertThat(filter("entity.source = spring").text()).isEqualTo("entity.source = \"spring\"");
    assertThat(filter("entity.host = x").text()).isEqualTo("host = \"x\"");
  }

  @Test
  void aFilterHasBounds() {
    assertThat(problem("host = x" + " ".repeat(4_000)).english()).contains("4000 characters");
    assertThat(problem("(".repeat(21) + "host = x").english()).contains("20 levels");
    assertThat(problem("not ".repeat(21) + "host = x").english()).contains("20 levels");
    assertThat(problem("host in (" + "a,".repeat(250) + "b)").english()).contains("200 conditions");
    assertThat(problem("host = '" + "x".repeat(501) + "'").english()).contains("500 characters");
    assertThat(filter("(".repeat(20) + "host = x" + ")".repeat(20)).text())
        .isEqualTo("host = \"x\"");
  }

  @Test
  void aLongValueIsFoundByItsBeginningOrWhole() {
    String path = "/srv/" + "d".repeat(300);
    Alert alert = RandomAlerts.of("01", "linux/miner", path, "x");
    assertThat(test("host = '" + path + "'", alert)).isTrue();
    assertThat(test("host startswith /srv/dd", alert)).isTrue();
    assertThat(test("host in ('" + path + "')", alert)).isTrue();
  }
}
