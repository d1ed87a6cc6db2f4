package org.hansho.format.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.format.syslog.Bytes;
import org.junit.jupiter.api.Test;

/** What clients call themselves hides neither their address nor what they ask for. */
class AccessLineTest {
  private static final String TIME = "[25/Nov/2026:01:00:00 +0000]";
  private static final String EARLIER = "[01/Jan/2020:00:00:00 +0000]";
  private static final String BEHIND = " \"GET /a?b=c HTTP/1.1\" 200 5 \"-\" \"x\"";
  private static final long NANOS = 1_795_568_400_000_000_000L;

  private final AccessLine line = new AccessLine();

  @Test
  void aUserMayHoldAnOpeningBracket() {
    check("203.0.113.7 - a[b ", "", "203.0.113.7", "a[b");
    check("203.0.113.7 - [ ", "", "203.0.113.7", "[");
    check("203.0.113.7 - a] ", "", "203.0.113.7", "a]");
    check("203.0.113.7 - a[] ", "", "203.0.113.7", "a[]");
  }

  @Test
  void aUserMayHoldATime() {
    check("203.0.113.7 - a " + EARLIER + " ", "", "203.0.113.7", "a " + EARLIER);
    check("203.0.113.7 - " + EARLIER + "x ", "", "203.0.113.7", EARLIER + "x");
    check("203.0.113.7 - " + EARLIER, "", "203.0.113.7", EARLIER);
  }

  @Test
  void anEscapedQuoteBehindATimeIsTheUsers() {
    String nginx = EARLIER + " \\x22GET /b HTTP/1.1\\x22 200 5";
    check("203.0.113.7 - " + nginx + " ", "", "203.0.113.7", nginx);
    String apache = EARLIER + " \\\"GET /b HTTP/1.1\\\" 200 5";
    check("203.0.113.7 - " + apache + " ", "", "203.0.113.7", apache);
  }

  @Test
  void aUserMayBeLong() {
    String name = "u".repeat(30_000);
    check("203.0.113.7 - " + name + " ", "", "203.0.113.7", name);
    String brackets = "[ ".repeat(10_000) + "[";
    check("203.0.113.7 - " + brackets + " ", "", "203.0.113.7", brackets);
  }

  @Test
  void aUserMayBeginWithAHyphen() {
    check("203.0.113.7 - - x ", "", "203.0.113.7", "- x");
    check("203.0.113.7 - - - - ", "", "203.0.113.7", "- - -");
    check("gate.example.com - - x ", "", "gate.example.com", "- x");
  }

  @Test
  void aUserMayNameAnotherAddress() {
    check("203.0.113.7 - 198.51.100.1 - - ", "", "203.0.113.7", "198.51.100.1 - -");
    check("203.0.113.7 - - 198.51.100.1 - - ", "", "203.0.113.7", "- 198.51.100.1 - -");
  }

  @Test
  void aUserMayBeBlank() {
    check("203.0.113.7 -   ", "", "203.0.113.7", "");
    check("203.0.113.7 -  ", "", "203.0.113.7", "");
    check("203.0.113.7 -  x ", "", "203.0.113.7", " x");
    check("203.0.113.7 - \"\" ", "", "203.0.113.7", "\"\"");
  }

  @Test
  void aHostStandsBeforeAnAddress() {
    check("www.example.com:443 203.0.113.7 - - ", "www.example.com:443", "203.0.113.7", "-");
    check("www.example.com 203.0.113.7 - - x ", "www.example.com", "203.0.113.7", "- x");
    check("192.0.2.1:80 203.0.113.7 - a[b ", "192.0.2.1:80", "203.0.113.7", "a[b");
    check("[::1]:80 2001:db8::7 - - ", "[::1]:80", "2001:db8::7", "-");
    check("www.example.com gate.example.com - - ", "www.example.com", "gate.example.com", "-");
  }

  @Test
  void anIdentityIsNoClient() {
    check("203.0.113.7 ident - x ", "", "203.0.113.7", "- x");
  }

  @Test
  void aHostIsDistinguishedFromAnIdentityByWhatIsAnAddress() {
    check("www.example.com 203.0.113.7 ident anna ", "www.example.com", "203.0.113.7", "anna");
    check("www.example.com 203.0.113.7 ", "www.example.com", "203.0.113.7", "");
    check(
        "www.example.com:443 gate.example.com ident anna ",
        "www.example.com:443",
        "gate.example.com",
        "anna");
    check("192.0.2.1 203.0.113.7 - - ", "192.0.2.1", "203.0.113.7", "-");
    check("203.0.113.7 198.51.100.1 - ", "", "203.0.113.7", "-");
    check("203.0.113.7 198.51.100.1 anna ", "", "203.0.113.7", "anna");
    check("gate.example.com ident anna ", "", "gate.example.com", "anna");
    check("203.0.113.7:51000 - - ", "", "203.0.113.7:51000", "-");
  }

  @Test
  void theClientOfAListIsTheLastOneOutside() {
    check("203.0.113.7, 10.0.0.1 - - ", "", "203.0.113.7", "-");
    check("198.51.100.1, 203.0.113.7, 10.0.0.1 - - x ", "", "203.0.113.7", "- x");
    check("x, 203.0.113.7 - anna ", "", "203.0.113.7", "anna");
    check("10.0.0.2, 10.0.0.1 - - ", "", "10.0.0.2", "-");
  }

  private void check(String front, String host, String client, String user) {
    byte[] text = Bytes.of(front + TIME + BEHIND);
    assertThat(line.read(text, 0, text.length)).as(front).isNull();
    assertThat(part(text, line.clientFrom, line.clientTo)).as(front).isEqualTo(client);
    assertThat(part(text, line.hostFrom, line.hostTo)).as(front).isEqualTo(host);
    assertThat(part(text, line.userFrom, line.userTo)).as(front).isEqualTo(user);
    assertThat(line.time).as(front).isEqualTo(NANOS);
    assertThat(part(text, line.requestFrom, line.requestTo)).isEqualTo("GET /a?b=c HTTP/1.1");
  }

  private static String part(byte[] text, int from, int to) {
    return from >= to ? "" : new String(text, from, to - from, UTF_8);
  }
}
