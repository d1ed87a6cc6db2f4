package org.hansho.analyze;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class WebSessionAnalyzerTest {
  private static final Analyzer ANALYZER = new WebSessionAnalyzer();
  private static final Fields FIELDS =
      Fields.of(
          List.of(
              "url.domain",
              "host.name",
              "s-sitename",
              "source.ip",
              "source.address",
              "user_agent.original",
              "cloud.resource.name",
              "web.site",
              "web.server",
              "web.session"));

  private static Map<String, List<String>> of(String domain, String client, String agent) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    add(event, "url.domain", domain);
    add(event, client.matches("[0-9a-f.:]+") ? "source.ip" : "source.address", client);
    add(event, "user_agent.original", agent);
    return Commands.added(ANALYZER, event);
  }

  private static void add(Event event, String field, String value) {
    if (!value.isEmpty()) {
      event.addText(FIELDS.id(field), value);
    }
  }

  private static String session(String client, String agent) {
    return requireNonNull(of("www.example.com", client, agent).get("web.session")).get(0);
  }

  @Test
  void theSiteIsLowerCaseWithoutItsPort() {
    assertThat(of("WWW.Example.com:8443", "192.0.2.1", "a").get("web.site"))
        .containsExactly("www.example.com");
  }

  @Test
  void aSiteThatIsAnAddressIsWithoutItsBracketsAndPort() {
    assertThat(of("[2001:DB8::1]:8443", "192.0.2.1", "a").get("web.site"))
        .containsExactly("2001:db8::1");
  }

  @Test
  void aLogThatNamesNoSiteIsThatOfItsHostElseOneSite() {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    add(event, "host.name", "Web1");
    assertThat(Commands.added(ANALYZER, event).get("web.site")).containsExactly("web1");
    assertThat(of("", "192.0.2.1", "a").get("web.site")).containsExactly("unnamed");
  }

  @Test
  void sitesOfOneHostAreApartWhereTheLogNamesThem() {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("url.domain"), "");
    add(event, "s-sitename", "W3SVC2");
    assertThat(Commands.added(ANALYZER, event).get("web.site")).containsExactly("w3svc2");
    event.begin(new byte[0], 0, 0, 0);
    add(event, "host.name", "Web1");
    add(event, "s-sitename", "W3SVC2");
    assertThat(Commands.added(ANALYZER, event).get("web.site")).containsExactly("web1/w3svc2");
  }

  @Test
  void theServerOfASiteThatAClientNamedIsWhatNoClientChooses() {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    add(event, "url.domain", "made-up.example.com");
    add(event, "host.name", "Web1");
    add(event, "s-sitename", "W3SVC2");
    Map<String, List<String>> added = Commands.added(ANALYZER, event);
    assertThat(added.get("web.site")).containsExactly("made-up.example.com");
    assertThat(added.get("web.server")).containsExactly("web1/w3svc2");
    event.begin(new byte[0], 0, 0, 0);
    add(event, "url.domain", "made-up.example.com");
    add(event, "cloud.resource.name", "Shop");
    assertThat(Commands.added(ANALYZER, event).get("web.server")).containsExactly("shop");
    assertThat(of("made-up.example.com", "192.0.2.1", "a").get("web.server"))
        .containsExactly("unnamed");
  }

  @Test
  void aSiteThatNoClientNamedHasNoServerBesideIt() {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    add(event, "host.name", "Web1");
    assertThat(Commands.added(ANALYZER, event)).doesNotContainKey("web.server");
  }

  @Test
  void aVisitorIsAnAddressAndAClient() {
    assertThat(session("192.0.2.1", "a"))
        .matches("[0-9a-f]{16}")
        .isEqualTo(session("192.0.2.1", "a"))
        .isNotEqualTo(session("192.0.2.2", "a"))
        .isNotEqualTo(session("192.0.2.1", "b"))
        .isNotEqualTo(session("192.0.2.1", ""));
  }

  @Test
  void addressesOfVersionSixAreTheSameVisitorInOneNetworkOf64Bits() {
    assertThat(session("2001:db8:0:1::7", "a"))
        .isEqualTo(session("2001:db8:0:1:ffff::9", "a"))
        .isNotEqualTo(session("2001:db8:0:2::7", "a"));
  }

  @Test
  void namesOfClientsCountWhereThereIsNoAddress() {
    assertThat(session("client.example.com", "a")).isNotEqualTo(session("other.example.com", "a"));
  }
}
