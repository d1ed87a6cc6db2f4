package org.hansho.casework.export.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hansho.casework.export.destination.Answer.Delivered;
import org.hansho.casework.export.destination.Answer.Refused;
import org.hansho.casework.export.destination.Answer.TryAgain;
import org.hansho.casework.export.destination.SmtpMail.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails handed to a real server, which keeps, refuses or hangs. */
@Timeout(120)
class SmtpMailTest {
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  private static final Message MESSAGE =
      new Message(
          "key-1",
          "ab12",
          7L,
          "message/rfc822",
          "Subject: [High] x\r\nContent-Type: text/plain\r\n\r\n.\r\nbody\r\n"
              .getBytes(StandardCharsets.US_ASCII),
          0L);

  @TempDir private Path folder;

  private SmtpMail mail(int port, Encryption encryption, String password, String... to) {
    return mail(port, encryption, password, true, to);
  }

  private SmtpMail mail(
      int port, Encryption encryption, String password, boolean allowPrivate, String... to) {
    return new SmtpMail(
        new SmtpMail.Settings(
            "127.0.0.1",
            port,
            encryption,
            password.isEmpty() ? "" : "hansho",
            password,
            "hansho@example.com",
            List.of(to),
            new AddressPolicy(allowPrivate),
            new TlsTrust(
                encryption == Encryption.NONE
                    ? Optional.empty()
                    : Optional.of(folder.resolve("server.pem"))),
            Duration.ofSeconds(20)),
        () -> NOW);
  }

  @Test
  void aMailReachesAllReceiversAndIsKnownByItsKey() throws Exception {
    try (MailServer server = new MailServer(folder, false, false)) {
      SmtpMail mail =
          mail(server.port(), Encryption.NONE, "", "soc@example.com", "ops@example.com");
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(server.mails()).hasSize(2);
      MailServer.Mail got = server.mails().get(0);
      assertThat(got.from()).isEqualTo("hansho@example.com");
      assertThat(got.to()).containsExactly("soc@example.com", "ops@example.com");
      assertThat(got.bytes())
          .contains(
              "Subject: [High] x\r\n", "From: hansho@example.com\r\n", "Hansho-Version: 7\r\n")
          .contains("Message-ID: <key-1@example.com>\r\n", "References: <ab12@example.com>\r\n")
          .contains("Date: Sun, 29 Nov 2026 ", "Auto-Submitted: auto-generated\r\n")
          .contains("\r\n\r\n.\r\nbody\r\n");
    }
  }

  @Test
  void aPasswordTravelsOverStartTlsAndOverTls() throws Exception {
    try (MailServer server = new MailServer(folder, true, false)) {
      SmtpMail mail = mail(server.port(), Encryption.STARTTLS, "the-password", "soc@example.com");
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(mail(server.port(), Encryption.NONE, "", "soc@example.com").send(MESSAGE))
          .isInstanceOf(TryAgain.class);
      assertThat(server.mails()).hasSize(1);
    }
    Files.delete(folder.resolve("server.p12"));
    try (MailServer server = new MailServer(folder, false, true)) {
      SmtpMail mail = mail(server.port(), Encryption.TLS, "the-password", "soc@example.com");
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void aServerWithoutStartTlsOrWithAnotherNameGetsNothing() throws Exception {
    try (MailServer server = new MailServer(folder, true, false)) {
      SmtpMail other =
          new SmtpMail(
              new SmtpMail.Settings(
                  "localhost",
                  server.port(),
                  Encryption.STARTTLS,
                  "hansho",
                  "the-password",
                  "hansho@example.com",
                  List.of("soc@example.com"),
                  new AddressPolicy(true),
                  new TlsTrust(Optional.of(folder.resolve("server.pem"))),
                  Duration.ofSeconds(20)),
              () -> NOW);
      assertThat(other.send(MESSAGE)).isInstanceOf(TryAgain.class);
      assertThat(server.mails()).isEmpty();
    }
    try (MailServer plain = new MailServer(folder, false, false)) {
      Answer answer = mail(plain.port(), Encryption.STARTTLS, "the-password", "a@b").send(MESSAGE);
      assertThat(((TryAgain) answer).reason()).containsIgnoringCase("starttls");
      assertThat(plain.mails()).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsTriedAgainAndNotShown() throws Exception {
    try (MailServer server = new MailServer(folder, true, false)) {
      Answer answer = mail(server.port(), Encryption.STARTTLS, "wrong-one", "a@b").send(MESSAGE);
      assertThat(answer).isInstanceOf(TryAgain.class);
      assertThat(answer.toString()).contains("user and password").doesNotContain("wrong-one");
    }
  }

  @Test
  void onlyWhatIsSaidAboutTheMailItselfRefusesIt() throws Exception {
    try (MailServer server = new MailServer(folder, false, false)) {
      server.refusing(552);
      assertThat(mail(server.port(), Encryption.NONE, "", "a@b").send(MESSAGE))
          .isEqualTo(new Refused("it answered 552"));
      server.refusing(451);
      assertThat(mail(server.port(), Encryption.NONE, "", "a@b").send(MESSAGE))
          .isInstanceOf(TryAgain.class);
      server.refusing(250);
      assertThat(mail(server.port(), Encryption.NONE, "", "nobody@b").send(MESSAGE))
          .isInstanceOf(TryAgain.class);
      assertThat(mail(server.port(), Encryption.NONE, "", "nobody@b", "a@b").send(MESSAGE))
          .isEqualTo(new Delivered());
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void aReceiverWhoIsPutOffIsTriedAgainAlone() throws Exception {
    try (MailServer server = new MailServer(folder, false, false)) {
      server.puttingOff(2);
      SmtpMail mail = mail(server.port(), Encryption.NONE, "", "later@b", "nobody@b", "a@b");
      assertThat(((TryAgain) mail.send(MESSAGE)).reason())
          .contains("put off 1 of 3 receivers", "greylisted");
      assertThat(mail.send(MESSAGE)).isInstanceOf(TryAgain.class);
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(server.mails().stream().map(MailServer.Mail::to))
          .containsExactly(List.of("a@b"), List.of("later@b"));
      String id = "Message-ID: <key-1@example.com>";
      assertThat(server.mails()).allMatch(got -> got.bytes().contains(id));
    }
  }

  /** Set aside, so that the next mails go on; a retry reaches the one who has it not. */
  @Test
  void aReceiverWhoIsPutOffForAQuarterOfAnHourHoldsUpNoOtherMail() throws Exception {
    try (MailServer server = new MailServer(folder, false, false)) {
      server.puttingOff(3);
      AtomicReference<Instant> now = new AtomicReference<>(NOW);
      SmtpMail mail =
          new SmtpMail(
              new SmtpMail.Settings(
                  "127.0.0.1",
                  server.port(),
                  Encryption.NONE,
                  "",
                  "",
                  "hansho@example.com",
                  List.of("later@b", "a@b"),
                  new AddressPolicy(true),
                  new TlsTrust(Optional.empty()),
                  Duration.ofSeconds(20)),
              now::get);
      assertThat(mail.send(MESSAGE)).isInstanceOf(TryAgain.class);
      now.set(NOW.plus(Duration.ofMinutes(15)));
      assertThat(mail.send(MESSAGE)).isInstanceOf(TryAgain.class);
      now.set(NOW.plus(Duration.ofMinutes(16)));
      assertThat(((Refused) mail.send(MESSAGE)).reason()).contains("put off 1 of 2 receivers");
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(server.mails().stream().map(MailServer.Mail::to))
          .containsExactly(List.of("a@b"), List.of("later@b"));
    }
  }

  @Test
  void whereAllArePutOffTheMailGoesToAllLater() throws Exception {
    try (MailServer server = new MailServer(folder, false, false)) {
      server.puttingOff(2);
      SmtpMail mail = mail(server.port(), Encryption.NONE, "", "later@b", "later@c");
      assertThat(((TryAgain) mail.send(MESSAGE)).reason()).contains("none of the receivers");
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(server.mails().get(0).to()).containsExactly("later@b", "later@c");
    }
  }

  @Test
  void loopbackIsNotCalledUnlessPermitted() throws Exception {
    try (MailServer server = new MailServer(folder, false, false)) {
      Answer answer = mail(server.port(), Encryption.NONE, "", false, "a@b").send(MESSAGE);
      assertThat(((TryAgain) answer).reason()).contains("may not be called", "allow_private");
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void aServerThatNeverAnswersIsLeftWhenTheTimeIsOver() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SmtpMail mail =
          new SmtpMail(
              new SmtpMail.Settings(
                  "127.0.0.1",
                  silent.getLocalPort(),
                  Encryption.NONE,
                  "",
                  "",
                  "hansho@example.com",
                  List.of("a@b"),
                  new AddressPolicy(true),
                  new TlsTrust(Optional.empty()),
                  Duration.ofMillis(300)),
              () -> NOW);
      assertThat(((TryAgain) mail.send(MESSAGE)).reason()).contains("within 300 ms");
    }
  }

  /** Else it would come again at each try, and be accepted each time. */
  @Test
  void aMailThatWasAcceptedIsNotSentAgainWhenTheServerIsGoneBeforeTheFarewell() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> last = CompletableFuture.supplyAsync(() -> acceptOne(rude));
      SmtpMail mail = mail(rude.getLocalPort(), Encryption.NONE, "", "soc@example.com");
      assertThat(mail.send(MESSAGE)).isEqualTo(new Delivered());
      assertThat(last.get(60, TimeUnit.SECONDS)).isEqualTo(".");
    }
  }

  /** Takes one mail and resets the connection where others wait for QUIT. */
  private static String acceptOne(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setSoLinger(true, 0);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      String line = "";
      for (String answer : List.of("220", "250", "250", "250", "354")) {
        out.write((answer + " so\r\n").getBytes(StandardCharsets.US_ASCII));
        line = in.readLine();
      }
      while (!".".equals(line)) {
        line = in.readLine();
      }
      out.write("250 kept\r\n".getBytes(StandardCharsets.US_ASCII));
      in.readLine();
      return line;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void thePasswordStandsInNoText() {
    SmtpMail.Settings settings =
        new SmtpMail.Settings(
            "mail.example.com",
            587,
            Encryption.STARTTLS,
            "hansho",
            "the-password",
            "hansho@example.com",
            List.of("soc@example.com"),
            new AddressPolicy(false),
            new TlsTrust(Optional.empty()),
            Duration.ofSeconds(10));
    assertThat(settings.toString()).doesNotContain("the-password");
    assertThat(new SmtpMail(settings, () -> NOW).place()).isEqualTo("mail.example.com:587");
  }
}
