package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lines that are made of messages which came over the network. */
class RelayedMessageTest {
  private static final long ARRIVAL = 1_796_000_000_000_000_000L;
  private static final String STAMPED = "2026-11-30T00:53:20Z 192.0.2.7 ";

  private final RelayedMessage relayed = new RelayedMessage();

  private String line(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    assertThat(relayed.read(bytes, 0, bytes.length, "192.0.2.7", ARRIVAL)).isTrue();
    String line = new String(relayed.line(), 0, relayed.length(), StandardCharsets.UTF_8);
    assertThat(line).endsWith("\n");
    return line.substring(0, line.length() - 1);
  }

  @Test
  void whatIsCompleteStaysAsItIs() {
    for (String whole :
        new String[] {
          "<34>Oct 11 22:14:15 web-1 su: 'su root' failed",
          "<34>1 2026-10-11T22:14:15.003Z web-1 su - ID47 [a b=\"c\"] 'su root' failed",
          "Oct 11 22:14:15 web-1 sshd[7]: hello",
          "<34>2026-10-11T22:14:15+02:00 web-1 su: x"
        }) {
      assertThat(line(whole)).isEqualTo(whole);
    }
  }

  @Test
  void aMessageWithoutAHostHasTheAddressItCameFrom() {
    assertThat(line("<34>1 2026-10-11T22:14:15Z - su - - - x"))
        .isEqualTo("<34>1 2026-10-11T22:14:15Z 192.0.2.7 su - - - x");
    assertThat(line("<34>Oct 11 22:14:15 sshd[7]: hello"))
        .isEqualTo("<34>Oct 11 22:14:15 192.0.2.7 sshd[7]: hello");
  }

  @Test
  void aMessageWithoutATimeHasThatOfItsArrival() {
    assertThat(line("<34>app: hello")).isEqualTo("<34>" + STAMPED + "app: hello");
    assertThat(line("{\"a\":1}")).isEqualTo("<13>" + STAMPED + "{\"a\":1}");
    assertThat(line("# no remark")).isEqualTo("<13>" + STAMPED + "# no remark");
    assertThat(line("<999>x")).isEqualTo("<13>" + STAMPED + "<999>x");
    assertThat(line("<13>")).isEqualTo("<13>" + STAMPED);
  }

  @Test
  void itIsOneLineWithoutMarkAndTrailingBreaks() {
    assertThat(line("\uFEFF<34>Oct 11 22:14:15 web-1 su: a\r\nb\u0000c\r\n\u0000"))
        .isEqualTo("<34>Oct 11 22:14:15 web-1 su: a  b c");
    byte[] nothing = " \n\u0000".getBytes(StandardCharsets.UTF_8);
    assertThat(relayed.read(nothing, 0, nothing.length, "192.0.2.7", ARRIVAL)).isFalse();
  }

  @Test
  void anyBytesMakeOneLineThatHasAHeader() {
    SplittableRandom random = new SplittableRandom(7);
    String alphabet = "<>1 -[]\":OctOct 11 22:14:15\n\u0000x";
    SyslogHeader header = new SyslogHeader(new SyslogClock(org.hansho.record.UnstatedTime.UNKNOWN));
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] =
            random.nextInt(8) == 0
                ? (byte) random.nextInt(256)
                : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      if (relayed.read(bytes, 0, bytes.length, "2001:db8:0:0:0:0:0:7", ARRIVAL)) {
        int end = relayed.length() - 1;
        assertThat(Bytes.indexOf(relayed.line(), 0, end, (byte) '\n')).isNegative();
        assertThat(header.read(relayed.line(), 0, end)).isTrue();
        assertThat(header.isModern() || header.isStamped()).isTrue();
      }
    }
  }
}
