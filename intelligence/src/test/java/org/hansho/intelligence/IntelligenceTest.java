package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.intelligence.Looks.HOST;
import static org.hansho.intelligence.Looks.MD5;
import static org.hansho.intelligence.Looks.SHA256;
import static org.hansho.intelligence.Looks.URL;
import static org.hansho.intelligence.Looks.hits;
import static org.hansho.intelligence.Looks.list;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hansho.event.Event;
import org.junit.jupiter.api.Test;

class IntelligenceTest {
  private static final String MD5_OF_SOMETHING = "0123456789abcdef0123456789abcdef";

  @Test
  void everyListThatHoldsAnAddressIsNamedTheLongestPrefixFirst() {
    Intelligence all =
        Intelligence.of(
            List.of(
                list("wide", "scanner", "203.0.0.0/16", "203.0.113.0/24"),
                list("exact", "tor", "203.0.113.7", "2001:db8::/32"),
                list("same", "botnet", "203.0.113.0/24", "2001:db8::7")));
    assertThat(hits(all, HOST, "203.0.113.7"))
        .containsExactly(
            "exact 203.0.113.7", "wide 203.0.113.0/24", "same 203.0.113.0/24", "wide 203.0.0.0/16");
    assertThat(hits(all, HOST, "203.0.113.8"))
        .containsExactly("wide 203.0.113.0/24", "same 203.0.113.0/24", "wide 203.0.0.0/16");
    assertThat(hits(all, HOST, "2001:db8::7"))
        .containsExactly("same 2001:db8::7", "exact 2001:db8::/32");
    assertThat(hits(all, HOST, "::ffff:203.0.1.1")).containsExactly("wide 203.0.0.0/16");
    assertThat(hits(all, HOST, "203.1.0.0")).isEmpty();
    assertThat(hits(all, HOST, "202.255.255.255")).isEmpty();
    assertThat(hits(all, HOST, "203.0.113.7:443")).isEmpty();
    assertThat(hits(all, HOST, "")).isEmpty();
  }

  @Test
  void aDomainHoldsWhatLiesBelowItTheLongestNameFirst() {
    Intelligence all =
        Intelligence.of(
            List.of(
                list("a", "malware", "bad.example.com", "example.net"),
                list("b", "phishing", "*.login.bad.example.com", "BAD.example.com.")));
    assertThat(hits(all, HOST, "x.Login.bad.EXAMPLE.com."))
        .containsExactly("b login.bad.example.com", "a bad.example.com", "b bad.example.com");
    assertThat(hits(all, HOST, "bad.example.com"))
        .containsExactly("a bad.example.com", "b bad.example.com");
    assertThat(hits(all, HOST, "notbad.example.com")).isEmpty();
    assertThat(hits(all, HOST, "example.com")).isEmpty();
    assertThat(hits(all, HOST, "bad.example.com.example.org")).isEmpty();
    assertThat(hits(all, HOST, "a".repeat(300) + ".example.net")).isEmpty();
    assertThat(hits(all, HOST, ".".repeat(255))).isEmpty();
  }

  @Test
  void aUrlIsComparedInOneFormThenWithoutItsQueryThenByItsHost() {
    Intelligence all =
        Intelligence.of(
            List.of(
                list(
                    "urls",
                    "malware",
                    "http://Files.example.com:80/a.bin",
                    "https://x.example/?id=1"),
                list("hosts", "phishing", "files.example.com", "192.0.2.9")));
    assertThat(hits(all, URL, "HTTP://files.example.com/a.bin#top"))
        .containsExactly("urls http://files.example.com/a.bin", "hosts files.example.com");
    assertThat(hits(all, URL, "http://u:p@files.example.com/a.bin?session=9"))
        .containsExactly("urls http://files.example.com/a.bin", "hosts files.example.com");
    assertThat(hits(all, URL, "https://files.example.com:8443/A.bin"))
        .containsExactly("hosts files.example.com");
    assertThat(hits(all, URL, "https://x.example?id=1"))
        .containsExactly("urls https://x.example/?id=1");
    assertThat(hits(all, URL, "https://x.example/?id=2")).isEmpty();
    assertThat(hits(all, URL, "ftp://192.0.2.9/y")).containsExactly("hosts 192.0.2.9");
    for (String none :
        List.of("/a.bin", "http://", "://files.example.com/", "http//x", "http:/x")) {
      assertThat(hits(all, URL, none)).as(none).isEmpty();
    }
  }

  @Test
  void hashesAreFoundInAnyCaseAndMd5AlsoInBase64() {
    String sha = MD5_OF_SOMETHING + MD5_OF_SOMETHING;
    Intelligence all =
        Intelligence.of(
            List.of(list("files", "malware", MD5_OF_SOMETHING, sha.toUpperCase(Locale.ROOT))));
    assertThat(hits(all, MD5, "0123456789ABCDEF0123456789ABCDEF")).hasSize(1);
    assertThat(hits(all, MD5, "ASNFZ4mrze8BI0VniavN7w=="))
        .containsExactly("files " + MD5_OF_SOMETHING);
    assertThat(hits(all, MD5, "ASNFZ4mrze8BI0VniavN7wAA")).isEmpty();
    assertThat(hits(all, MD5, "ASNFZ4mrze8BI0Vni!vN7w==")).isEmpty();
    assertThat(hits(all, SHA256, sha)).containsExactly("files " + sha);
    assertThat(hits(all, SHA256, MD5_OF_SOMETHING)).isEmpty();
  }

  @Test
  void validityAndAgeAreJudgedByTheTimeOfTheEvent() {
    String csv =
        """
        ip,valid_from,valid_until
        192.0.2.1,2026-03-01,2026-03-10
        192.0.2.2,2026-03-01T12:00:00Z,
        """;
    Intelligence all = Intelligence.of(List.of(Looks.read("feed", "tor", csv)));
    assertThat(hits(all, at("2026-02-28T23:59:59Z"), HOST, "192.0.2.1")).isEmpty();
    assertThat(hits(all, at("2026-03-01T00:00:00Z"), HOST, "192.0.2.1")).hasSize(1);
    assertThat(hits(all, at("2026-03-10T23:59:59Z"), HOST, "192.0.2.1")).hasSize(1);
    assertThat(hits(all, at("2026-03-11T00:00:00Z"), HOST, "192.0.2.1")).isEmpty();
    assertThat(hits(all, at("2030-01-01T00:00:00Z"), HOST, "192.0.2.2")).hasSize(1);
    assertThat(hits(all, HOST, "192.0.2.1")).as("an event without a time").hasSize(1);
    IndicatorSearch search = new IndicatorSearch();
    byte[] address = "192.0.2.2".getBytes(StandardCharsets.US_ASCII);
    search.begin(all, at("2026-03-04T11:59:59Z"));
    search.host(address, 0, address.length);
    assertThat(search.ageDays(0)).isEqualTo(2);
    search.begin(all, Event.NO_TIME);
    search.host(address, 0, address.length);
    assertThat(search.ageDays(0)).isEqualTo(-1);
  }

  @Test
  void aListThatIsStaleMatchesNothingAndOffersNothing() {
    IndicatorList fresh = list("fresh", "tor", "192.0.2.1");
    IndicatorList old =
        new IndicatorList(
            "old",
            "",
            "botnet",
            80,
            at("2026-01-01T00:00:00Z"),
            at("2026-01-08T00:00:00Z"),
            list("old", "botnet", "192.0.2.1", "bad.example.com").entries());
    Intelligence all = Intelligence.of(List.of(fresh, old));
    assertThat(hits(all, at("2026-01-07T00:00:00Z"), HOST, "192.0.2.1")).hasSize(2);
    assertThat(hits(all, at("2026-01-08T00:00:00Z"), HOST, "192.0.2.1"))
        .containsExactly("fresh 192.0.2.1");
    assertThat(all.offers(at("2026-01-08T00:00:00Z")))
        .containsExactly("intelligence.ip", "intelligence.tor");
    assertThat(all.offers(Event.NO_TIME))
        .containsExactly(
            "intelligence.botnet", "intelligence.domain", "intelligence.ip", "intelligence.tor");
    assertThat(Intelligence.EMPTY.offers(Event.NO_TIME)).isEmpty();
  }

  @Test
  void moreHitsThanAreKeptLoseTheLeastSpecificOnes() {
    StringBuilder nested = new StringBuilder();
    for (int length = 20; length <= 128; length++) {
      nested.append("2001:db8::/").append(length).append('\n');
    }
    Intelligence all = Intelligence.of(List.of(Looks.read("deep", "tor", nested.toString())));
    assertThat(hits(all, HOST, "2001:db8::"))
        .hasSize(IndicatorSearch.MOST_HITS)
        .startsWith("deep 2001:db8::/128")
        .endsWith("deep 2001:db8::/97");
  }

  private static long at(String time) {
    return DateText.nanos(time);
  }
}
