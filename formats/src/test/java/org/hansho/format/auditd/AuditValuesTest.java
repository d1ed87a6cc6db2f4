package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, paths, names of calls and what keyword searches see. */
class AuditValuesTest {
  @ParameterizedTest
  @CsvSource({
    "020001BBCB0071070000000000000000, inet, 203.0.113.7, 443",
    "02000000000000000000000000000000, inet, 0.0.0.0, 0",
    "0A0001BB0000000020010DB800000000000000000000000700000000, inet6, 2001:db8::7, 443",
    "0A00FFFF000000000000000000000000000000000000000000000000, inet6, ::, 65535",
    "0A00001600000000FE8000000000000000010002000000030000, inet6, fe80::1:2:0:3, 22",
    "0A0000160000000020010DB8000000010001000100010001, inet6, 2001:db8:0:1:1:1:1:1, 22"
  })
  void addressesAreWrittenInTheirCanonicalForm(
      String saddr, String family, String address, String port) {
    SocketAddress socket = decoded(saddr);
    assertThat(new String(socket.family, StandardCharsets.UTF_8)).isEqualTo(family);
    assertThat(text(socket, 0, socket.addressLength)).isEqualTo(address);
    assertThat(text(socket, socket.portStart, socket.portLength)).isEqualTo(port);
  }

  @Test
  void addressesThatAreCutHaveAFamilyOnly() {
    for (String saddr : List.of("0200", "020001BB", "0A0001BB00000000", "01", "", "xyz")) {
      assertThat(decoded(saddr).addressLength).as(saddr).isZero();
    }
  }

  @Test
  void pathsOfLocalSocketsEndAtNulAndMayBeAbstract() {
    SocketAddress socket = decoded("01002F72756E2F7800FFFF");
    assertThat(text(socket, 0, socket.pathLength)).isEqualTo("/run/x");
    socket = decoded("0100" + "00" + "61626300");
    assertThat(text(socket, 0, socket.pathLength)).isEqualTo("@abc");
  }

  private static SocketAddress decoded(String saddr) {
    SocketAddress socket = new SocketAddress();
    byte[] bytes = saddr.getBytes(StandardCharsets.US_ASCII);
    socket.decode(bytes, 0, bytes.length);
    return socket;
  }

  private static String text(SocketAddress socket, int start, int length) {
    return new String(socket.text, start, length, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "/a/./b/../c, /a/c",
    "//a///b/, /a/b",
    "/../../etc/passwd, /etc/passwd",
    "/.., /",
    "/a/..b/.c, /a/..b/.c"
  })
  void pathsAreCleanedInPlace(String path, String clean) {
    byte[] text = path.getBytes(StandardCharsets.UTF_8);
    int length = PathText.clean(text, 0, text.length);
    assertThat(new String(text, 0, length, StandardCharsets.UTF_8)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 59, execve", "1, 11, execve", "2, 221, execve", "0, 322, execveat", "0, 319, memfd_create",
    "0, 133, mknod", "0, 99, sysinfo", "0, 103, syslog", "0, 135, personality",
        "2, 279, memfd_create",
    "1, 373, shutdown", "2, 38, renameat", "0, 439, faccessat2"
  })
  void callsHaveTheirNamesByArchitectureAndNumber(int arch, int number, String name) {
    Syscall call = Objects.requireNonNull(Syscall.numbered(arch, number));
    assertThat(call.name()).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void callsThatDoNotExistHaveNoName() {
    assertThat(Syscall.numbered(0, 400)).isNull();
    assertThat(Syscall.numbered(0, 1 << 20)).isNull();
    assertThat(Syscall.numbered(-1, 59)).isNull();
  }

  @Test
  void keywordSearchesSeeEveryValueDecodedWhetherOrNotItsFieldIsRead() {
    StringBuilder seen = new StringBuilder();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            event
                .keywordText()
                .visit(
                    event,
                    (buffer, offset, length) -> {
                      seen.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
                      seen.append('|');
                      return true;
                    });
          }

          @Override
          public void malformed(Malformed record) {
            seen.append(record.reason());
          }
        };
    AuditdFormat format = new AuditdFormat();
    String line =
        "type=USER_CMD msg=audit(1700000000.100:1): pid=7 key=(null) msg='cwd=\"/\" cmd=6C73202F"
            + " res=success'";
    BlockFeeder.whole(
        format.open(FormatSamples.fields(format, List.of()), Limits.DEFAULT),
        line.getBytes(StandardCharsets.UTF_8),
        sink);
    assertThat(seen.toString()).contains("USER_CMD|", "|7|", "|ls /|", "|success|");
  }
}
