package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of every kind become records. */
class SourceSettingsTest {
  @TempDir private Path home;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : List.of("server.crt", "server.key", "ca.pem")) {
      Files.writeString(home.resolve(name), "");
    }
    Files.setPosixFilePermissions(
        home.resolve("server.key"), PosixFilePermissions.fromString("rw-r-----"));
  }

  private SourceSettings only(String source) {
    Reading reading = Reading.in(home).with(Map.of("PUSH", "a-token", "PASSWORD", "a-password"));
    List<SourceSettings> sources = reading.settings("sources:\n  - " + source).sources();
    assertThat(sources).hasSize(1);
    return sources.get(0);
  }

  @Test
  void whatEverySourceHasIsReadAndHasDefaults() {
    assertThat(only("{id: push, kind: http}"))
        .isEqualTo(
            new SourceSettings(
                "push",
                "default",
                Optional.empty(),
                Duration.ofSeconds(60),
                false,
                true,
                List.of(),
                new Receiver.Http(Optional.empty())));
    SourceSettings source =
        only("{id: old, kind: http, format: auditd, lateness: 2h, history: true}");
    assertThat(source.format()).contains("auditd");
    assertThat(source.lateness()).isEqualTo(Duration.ofHours(2));
    assertThat(source.history()).isTrue();
  }

  @Test
  void aTokenIsLookedUp() {
    Receiver receiver = only("{id: push, kind: http, token: '${PUSH}'}").receiver();

    assertThat(receiver)
        .isEqualTo(new Receiver.Http(Optional.of(new Secret("${PUSH}", "a-token"))));
    assertThat(receiver.toString()).contains("${PUSH}").doesNotContain("a-token");
  }

  @Test
  void syslogListensOnAPortOfItsKind() {
    assertThat(only("{id: s, kind: syslog-udp, address: 0.0.0.0, receive_buffer: 1MiB}").receiver())
        .isEqualTo(new Receiver.SyslogUdp(new ListenAddress("0.0.0.0", 5514), 1 << 20, 64 << 10));
    Receiver.SyslogTcp tcp =
        new Receiver.SyslogTcp(
            new ListenAddress("127.0.0.1", 5514), 64 << 10, 1_000, Duration.ofHours(1));
    assertThat(only("{id: s, kind: syslog-tcp}").receiver()).isEqualTo(tcp);
    String tls =
        "{id: s, kind: syslog-tls, certificate: server.crt, key: server.key, client_authorities:"
            + " ca.pem}";
    assertThat(only(tls).receiver())
        .isEqualTo(
            new Receiver.SyslogTls(
                new Receiver.SyslogTcp(
                    new ListenAddress("127.0.0.1", 6514), 64 << 10, 1_000, Duration.ofHours(1)),
                new TlsFiles(home.resolve("server.crt"), home.resolve("server.key")),
                Optional.of(home.resolve("ca.pem"))));
  }

  @Test
  void flowsHaveOnePort() {
    assertThat(only("{id: f, kind: flows, address: '::', port: 4739}").receiver())
        .isEqualTo(new Receiver.Flows(new ListenAddress("::", 4739), 8 << 20));
  }

  @Test
  void kafkaIsEncryptedUnlessSaidOtherwise() {
    assertThat(only("{id: k, kind: kafka, servers: 'kafka:9092', topics: [a, b]}").receiver())
        .isEqualTo(
            new Receiver.Kafka(
                List.of("kafka:9092"),
                List.of("a", "b"),
                "hansho",
                true,
                1 << 20,
                8 << 20,
                new KafkaSecurity(true, Optional.empty(), Optional.empty(), Optional.empty())));
    Receiver signedIn =
        only("{id: k, kind: kafka, servers: ['kafka:9092'], topics: [a], tls: false, sasl:"
                + " scram-sha-512, user: u, password: '${PASSWORD}'}")
            .receiver();
    assertThat(((Receiver.Kafka) signedIn).security())
        .isEqualTo(
            new KafkaSecurity(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    new KafkaSecurity.Sasl(
                        "SCRAM-SHA-512", "u", new Secret("${PASSWORD}", "a-password")))));
  }

  @Test
  void filesAreFollowedBelowRoots() {
    String source =
        "{id: f, kind: files, roots: [logs, /var/log], follow_links_to: /var/lib/docker}";
    assertThat(only(source).receiver())
        .isEqualTo(
            new Receiver.Files(
                List.of(home.resolve("logs"), Path.of("/var/log")),
                List.of("**"),
                List.of(Path.of("/var/lib/docker"))));
  }
}
