package org.hansho.casework.export.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hansho.casework.export.destination.Answer.Delivered;
import org.hansho.casework.export.destination.Answer.TryAgain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R505: targets whose certificate is not trusted get nothing, and the reason is reported. */
@Timeout(120)
class CertificateRefusalTest {
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  private static final Message MESSAGE =
      new Message("key", "ab12", 1, "text/plain", "one".getBytes(StandardCharsets.UTF_8), 0);
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final AddressPolicy LOOPBACK = new AddressPolicy(true);

  @TempDir private Path folder;

  private static List<Destination> targets(int port, TlsTrust trust) {
    URI url = URI.create("https://127.0.0.1:" + port + "/hook");
    return List.of(
        new Webhook(new Webhook.Settings(url, "", "", LOOPBACK, trust, TIME), () -> NOW),
        new SyslogStream(
            new SyslogStream.Settings(
                "127.0.0.1", port, SyslogStream.Transport.TLS, LOOPBACK, trust, TIME)));
  }

  private void areRefused(String name, TlsTrust trust, String reason, String... options)
      throws Exception {
    String host = name.equals("other") ? "dns:siem.example.com" : "ip:127.0.0.1";
    try (TlsServer server = new TlsServer(TlsServer.context(folder, name, host, options))) {
      for (Destination target : targets(server.port(), trust)) {
        try (target) {
          assertThat(target.send(MESSAGE))
              .isInstanceOfSatisfying(
                  TryAgain.class, answer -> assertThat(answer.reason()).contains(reason));
        }
      }
      assertThat(server.receivedAtEnd()).isZero();
    }
  }

  private TlsTrust trust(String name) {
    return new TlsTrust(Optional.of(folder.resolve(name + ".pem")));
  }

  @Test
  void r505ASelfSignedCertificateThatNobodyNamed() throws Exception {
    areRefused(
        "self", new TlsTrust(Optional.empty()), "its certificate is self-signed or of an unknown");
  }

  @Test
  void r505ACertificateForAnotherHost() throws Exception {
    areRefused("other", trust("other"), "its certificate is for another name (No ");
  }

  /** The JDK alone checks no dates of a certificate that is itself among the authorities. */
  @Test
  void r505AnExpiredCertificateAlsoIfItIsNamed() throws Exception {
    areRefused(
        "old",
        trust("old"),
        "its certificate has expired (NotAfter: ",
        "-startdate",
        "2026/01/01 00:00:00",
        "-validity",
        "1");
  }

  @Test
  void r505ACertificateThatIsNotValidYet() throws Exception {
    areRefused(
        "early",
        trust("early"),
        "its certificate is not valid yet (NotBefore: ",
        "-startdate",
        "+9d");
  }

  @Test
  void aMailServerWithAnExpiredCertificateGetsNoMail() throws Exception {
    try (MailServer server =
        new MailServer(
            folder, true, false, "-startdate", "2026/01/01 00:00:00", "-validity", "1")) {
      SmtpMail mail =
          new SmtpMail(
              new SmtpMail.Settings(
                  "127.0.0.1",
                  server.port(),
                  SmtpMail.Encryption.STARTTLS,
                  "hansho",
                  "the-password",
                  "hansho@example.com",
                  List.of("soc@example.com"),
                  LOOPBACK,
                  trust("server"),
                  TIME),
              () -> NOW);
      assertThat(((TryAgain) mail.send(MESSAGE)).reason()).contains("its certificate has expired");
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void theSameTargetsDeliverWhereTheCertificateIsTrusted() throws Exception {
    try (TlsServer server = new TlsServer(TlsServer.context(folder, "good", "ip:127.0.0.1"))) {
      for (Destination target : targets(server.port(), trust("good"))) {
        try (target) {
          assertThat(target.send(MESSAGE)).isEqualTo(new Delivered());
        }
      }
      assertThat(server.receivedAtEnd()).isEqualTo(2);
    }
  }
}
