package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.intelligence.Looks.entries;
import static org.hansho.intelligence.Looks.messages;
import static org.hansho.intelligence.Looks.read;

import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndicatorListsTest {
  private static final String SHA =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  private static @Nullable IndicatorList from(
      String text, ListSettings settings, Problems problems) {
    return IndicatorLists.read(new SourceText("feeds/list.txt", text), settings, problems);
  }

  @Test
  void plainLinesAreRecognisedOneByOneAndNotesKept() {
    IndicatorList list =
        read(
            "mixed",
            "malware",
            """
            # made today
            192.0.2.1
            198.51.100.0/24 ; case 7
            2001:db8::/32   # lab
            203.0.113.5:8080
            Bad.Example.com, seen in mail
            hxxp://files[.]example[.]com/a.bin?x=1;2
            0123456789ABCDEF0123456789ABCDEF
            """
                + SHA
                + "\n0.0.0.0 mine.example.com other.example.com # both\n");
    assertThat(entries(list))
        .containsExactly(
            "ip 192.0.2.1",
            "cidr 198.51.100.0/24",
            "cidr 2001:db8::/32",
            "ip 203.0.113.5",
            "domain bad.example.com",
            "url http://files.example.com/a.bin?x=1;2",
            "md5 0123456789abcdef0123456789abcdef",
            "sha256 " + SHA,
            "domain mine.example.com",
            "domain other.example.com");
    assertThat(list.entries().get(1).detail().description()).isEqualTo("case 7");
    assertThat(list.category()).isEqualTo("malware");
    assertThat(list.confidence()).isEqualTo(50);
  }

  @Test
  void whatIsNoIndicatorIsCountedWithItsFirstPlace() {
    String text = "192.0.2.1\nnonsense\nmore nonsense\n0.0.0.0/0\n" + "a".repeat(40) + "\n";
    Problems problems = new Problems("feeds/list.txt", text);
    IndicatorList list = Objects.requireNonNull(from(text, ListSettings.NONE, problems));
    assertThat(list.name()).isEqualTo("list");
    assertThat(list.category()).isEqualTo("malicious");
    assertThat(messages(problems))
        .containsExactly(
            "feeds/list.txt:2:1 WARNING 2 entries left out: no address, network, domain, URL, MD5"
                + " or SHA-256 hash",
            "feeds/list.txt:4:1 WARNING 1 entry left out: the network is too large, it would match"
                + " too much",
            "feeds/list.txt:5:1 WARNING 1 entry left out: SHA-1 hashes are not looked up");
  }

  @Test
  void aTextOfWhichNothingCanBeUsedIsRefusedAndAnEmptyListIsNone() {
    Problems problems = new Problems("feeds/list.txt", "Dear diary,\n");
    assertThat(from("Dear diary,\n", ListSettings.NONE, problems)).isNull();
    assertThat(problems.refusals()).isEqualTo(1);
    Problems adblock = new Problems("feeds/list.txt", "");
    assertThat(from("[Adblock Plus 2.0]\n||x.example^\n", ListSettings.NONE, adblock)).isNull();
    assertThat(messages(adblock).get(0)).contains("ad blocker");
    assertThat(read("empty", "", "# nothing listed today\n").entries()).isEmpty();
    assertThat(read("empty", "", "").entries()).isEmpty();
  }

  @Test
  void csvIsReadByItsHeaderWhereverThatStands() {
    IndicatorList list =
        read(
            "c2",
            "",
            """
            ################
            # "first_seen_utc","dst_ip","dst_port","last_online","malware"
            "2026-03-01 10:00:00","192.0.2.4","443","2026-03-05","Sample, named ""One\"""
            "2026-03-02 10:00:00","192.0.2.5","80","",""
            # end
            """);
    assertThat(entries(list)).containsExactly("ip 192.0.2.4", "ip 192.0.2.5");
    EntryDetail first = list.entries().get(0).detail();
    assertThat(first.description()).isEqualTo("Sample, named \"One\"");
    assertThat(first.firstSeen()).isEqualTo(DateText.nanos("2026-03-01T10:00:00Z"));
    assertThat(first.lastSeen()).isEqualTo(DateText.nanos("2026-03-05"));
  }

  @Test
  void csvMayHoldSeveralKindsInOneRowAndDetailsOfEach() {
    IndicatorList list =
        read(
            "rows",
            "",
            """
            indicator;md5;category;confidence;valid_until
            http://x.example/a;0123456789abcdef0123456789abcdef;Malware Download;75;2026-04-01
            y.example.com;;;101;
            """);
    assertThat(entries(list))
        .containsExactly(
            "url http://x.example/a",
            "md5 0123456789abcdef0123456789abcdef",
            "domain y.example.com");
    EntryDetail first = list.entries().get(0).detail();
    assertThat(first.category()).isEqualTo("malware-download");
    assertThat(first.confidence()).isEqualTo(75);
    assertThat(first.validUntil()).isEqualTo(DateText.nanos("2026-04-02"));
    assertThat(list.entries().get(2).detail().confidence()).isEqualTo(EntryDetail.UNKNOWN);
  }

  @Test
  void csvWithoutAHeaderHasNamedColumnsOrTheFirstThatFits() {
    String rows = "7,192.0.2.4,2026-03-01\n8,192.0.2.5,2026-03-02\n";
    assertThat(entries(read("rows", "tor", rows))).containsExactly("ip 192.0.2.4", "ip 192.0.2.5");
    Problems problems = new Problems("list.csv", rows);
    ListSettings named = new ListSettings("n", "tor", List.of("id", "ip", "first_seen"));
    IndicatorList list = Objects.requireNonNull(from(rows, named, problems));
    assertThat(list.entries().get(1).detail().firstSeen())
        .isEqualTo(DateText.nanos("2026-03-02T00:00:00Z"));
    ListSettings wrong = new ListSettings("n", "tor", List.of("id", "colour"));
    assertThat(from(rows, wrong, problems)).isNull();
    assertThat(messages(problems).get(0)).contains("none of the named columns");
  }

  @Test
  void aCommentThatOnlyLooksLikeAHeaderIsNone() {
    String text = "# ip, network, domain\n192.0.2.4\nbad.example.com\n";
    assertThat(entries(read("x", "", text)))
        .containsExactly("ip 192.0.2.4", "domain bad.example.com");
  }

  @Test
  void aCategoryThatTheOperatorNamesStandsOverTheText() {
    IndicatorList list = read("x", "Tor", "ip,category\n192.0.2.4,scanner\n");
    assertThat(list.category()).isEqualTo("tor");
    assertThat(list.entries().get(0).detail().category()).isEmpty();
  }

  @Test
  void mispEventsGiveTheAttributesThatAreMeantForDetection() {
    String text =
        """
        {"Event": {"Attribute": [
          {"type": "ip-dst", "value": "192.0.2.1", "to_ids": true, "timestamp": "1772366400", "comment": "c2"},
          {"type": "ip-dst|port", "value": "192.0.2.2|443", "to_ids": "1"},
          {"type": "domain|ip", "value": "bad.example.com|192.0.2.3", "to_ids": true},
          {"type": "filename|sha256", "value": "a.exe|%s", "to_ids": true},
          {"type": "ip-src", "value": "192.0.2.8", "to_ids": false},
          {"type": "ip-src", "value": "192.0.2.9", "to_ids": true, "deleted": true},
          {"type": "sha1", "value": "x", "to_ids": true},
          {"type": "comment", "value": "x", "to_ids": true}],
         "ShadowAttribute": [{"type": "ip-dst", "value": "192.0.2.7", "to_ids": true}],
         "Object": [{"name": "file", "Attribute": [
            {"type": "md5", "value": "0123456789abcdef0123456789abcdef", "to_ids": true},
            {"type": "hostname", "value": "broken name", "to_ids": true}]}],
         "Orgc": {"name": "Example lab"}, "info": "Case 7", "date": "2026-03-01"}}
        """
            .formatted(SHA);
    Problems problems = new Problems("misp.json", text);
    IndicatorList list = Objects.requireNonNull(from(text, ListSettings.NONE, problems));
    assertThat(entries(list))
        .containsExactly(
            "ip 192.0.2.1",
            "ip 192.0.2.2",
            "domain bad.example.com",
            "ip 192.0.2.3",
            "sha256 " + SHA,
            "md5 0123456789abcdef0123456789abcdef");
    assertThat(list.name()).isEqualTo("Case 7");
    assertThat(list.source()).isEqualTo("Example lab");
    assertThat(list.dated()).isEqualTo(DateText.nanos("2026-03-01"));
    assertThat(list.entries().get(0).detail().lastSeen())
        .isEqualTo(DateText.nanos("2026-03-01T12:00:00Z"));
    assertThat(messages(problems))
        .hasSize(2)
        .anyMatch(message -> message.contains(":8:") && message.contains("type sha1"))
        .anyMatch(message -> message.contains("not of the form of kind domain"));
  }

  @Test
  void stixBundlesGiveSimplePatternsAndCountTheRest() {
    String text =
        """
        {"type": "bundle", "objects": [
          {"type": "identity", "name": "Example lab"},
          {"type": "indicator", "pattern_type": "stix", "name": "exit", "confidence": 80,
           "indicator_types": ["anonymization"], "created": "2026-02-01T00:00:00Z",
           "modified": "2026-03-01T00:00:00.000Z", "valid_from": "2026-02-02T00:00:00Z",
           "valid_until": "2026-05-01T00:00:00Z",
           "pattern": "[ipv4-addr:value = '198.51.100.0/24' OR ipv6-addr:value IN ('2001:db8::1', '2001:db8::2')]"},
          {"type": "indicator", "revoked": true, "pattern": "[ipv4-addr:value = '192.0.2.1']"},
          {"type": "indicator", "pattern_type": "sigma", "pattern": "title: x"},
          {"type": "indicator", "pattern": "[url:value LIKE 'http://x%']"},
          {"type": "indicator", "pattern": "[email-addr:value = 'a@example.com']"},
          {"type": "malware", "name": "nothing"}]}
        """;
    Problems problems = new Problems("stix.json", text);
    IndicatorList list = Objects.requireNonNull(from(text, ListSettings.of("lab", ""), problems));
    assertThat(entries(list))
        .containsExactly("cidr 198.51.100.0/24", "ip 2001:db8::1", "ip 2001:db8::2");
    EntryDetail detail = list.entries().get(0).detail();
    assertThat(detail)
        .isEqualTo(
            new EntryDetail(
                DateText.nanos("2026-02-01"),
                Event.NO_TIME,
                DateText.nanos("2026-02-02"),
                DateText.nanos("2026-05-01"),
                80,
                "anonymous-proxy",
                "exit"));
    assertThat(list.source()).isEqualTo("Example lab");
    assertThat(list.dated()).isEqualTo(DateText.nanos("2026-03-01"));
    assertThat(messages(problems))
        .hasSize(3)
        .anyMatch(message -> message.contains("in the language sigma"))
        .anyMatch(message -> message.contains("the operator LIKE"))
        .anyMatch(message -> message.contains("the object path email-addr:value"));
  }

  @Test
  void brokenJsonIsRefusedAsAWholeWithItsPlace() {
    String text = "{\"Event\": {\"Attribute\": [\n{\"type\": \"ip-dst\", oops\n";
    Problems problems = new Problems("misp.json", text);
    assertThat(from(text, ListSettings.NONE, problems)).isNull();
    assertThat(messages(problems).get(0))
        .startsWith("misp.json:2:")
        .contains("the JSON breaks here");
    for (String other : List.of("{}", "{\"a\": 1}", "[{}]", "{\"a\":".repeat(100), "{} {}")) {
      Problems ofOther = new Problems("x.json", other);
      assertThat(from(other, ListSettings.NONE, ofOther)).as(other).isNull();
      assertThat(ofOther.refusals()).isPositive();
    }
  }
}
