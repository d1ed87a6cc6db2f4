package org.hansho.casework.export.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hansho.casework.export.destination.Answer.Delivered;
import org.hansho.casework.export.destination.Answer.Refused;
import org.hansho.casework.export.destination.Answer.TryAgain;
import org.hansho.casework.export.destination.Webhook.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60L)
class WebhookTest {
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  private static final Message MESSAGE =
      new Message(
          "key-1",
          "ab12",
          7L,
          "application/json",
          "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
          0L);

  private static Webhook webhook(URI url, boolean permitsPrivate) {
    return new Webhook(
        new Settings(
            url,
            "the-token",
            "the-secret",
            new AddressPolicy(permitsPrivate),
            new TlsTrust(Optional.empty()),
            Duration.ofMillis(500L)),
        () -> NOW);
  }

  private static Answer answer(String bytes) throws IOException {
    try (Receiver receiver = new Receiver(List.of(bytes))) {
      return webhook(receiver.uri(), true).send(MESSAGE);
    }
  }

  @Test
  void aRequestIsSignedAndNamesItsVersion() throws Exception {
    try (Receiver receiver = new Receiver(List.of("HTTP/1.1 204 No Content\r\n\r\n"))) {
      assertThat(webhook(receiver.uri(), true).send(MESSAGE)).isEqualTo(new Delivered());
      String time = String.valueOf(NOW.getEpochSecond());
      String signature = Webhook.signature("the-secret", time, MESSAGE.body());
      assertThat(receiver.next())
          .startsWith("POST /hook?a=b HTTP/1.1\r\n")
          .contains("Authorization: Bearer the-token\r\n", "Idempotency-Key: key-1\r\n")
          .contains("Hansho-Alert: ab12\r\n", "Hansho-Version: 7\r\n")
          .contains("Hansho-Timestamp: " + time + "\r\n")
          .contains("Hansho-Signature: v1=" + signature + "\r\n")
          .endsWith("\r\n\r\n{\"a\":1}");
    }
  }

  @Test
  void theSignatureIsTheHmacOfTimeAndBody() {
    assertThat(Webhook.signature("key", "1", "body".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("91b5374b153842ad05b2c4eab9349b8321b14703165bd3fb8b034dfb8be98ae5");
  }

  /** R502: errors of the server, and 429 with Retry-After. */
  @Test
  void r502WhatTheServerCannotDoNowIsTriedAgainWhenItSays() throws IOException {
    assertThat(answer("HTTP/1.1 429 Slow\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n"))
        .isEqualTo(new TryAgain("it answered 429", Duration.ofSeconds(17L)));
    assertThat(answer("HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\nno"))
        .isEqualTo(new TryAgain("it answered 503", Duration.ZERO));
    assertThat(answer("HTTP/1.1 401 Who\r\n\r\n")).isInstanceOf(TryAgain.class);
  }

  @Test
  void whatIsWrongWithThisMessageIsRefused() throws IOException {
    assertThat(answer("HTTP/1.1 413 Too large\r\n\r\n")).isEqualTo(new Refused("it answered 413"));
  }

  /** R502: time-outs and connections that end within the body. */
  @Test
  void r502AnAnswerThatBreaksOffOrNeverComesOrIsNoHttpIsDoubtful() throws IOException {
    assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"))
        .isInstanceOf(TryAgain.class);
    assertThat(answer("")).isInstanceOf(TryAgain.class);
    assertThat(answer("SSH-2.0-x\r\n\r\n")).isInstanceOf(TryAgain.class);
    assertThat(((TryAgain) answer("hang")).reason()).contains("within 500 ms");
    assertThat(((TryAgain) answer("x".repeat(20000))).reason()).contains("16 KiB");
  }

  @Test
  void r506ARedirectIsNotFollowed() throws IOException {
    Answer redirect = answer("HTTP/1.1 302 F\r\nLocation: http://169.254.169.254/\r\n\r\n");
    assertThat(((TryAgain) redirect).reason()).contains("redirect is not followed");
  }

  @Test
  void r506LoopbackIsNotCalledUnlessPermitted() throws IOException {
    try (Receiver receiver = new Receiver(List.of("HTTP/1.1 200 OK\r\n\r\n"))) {
      Answer refused = webhook(receiver.uri(), false).send(MESSAGE);
      assertThat(((TryAgain) refused).reason())
          .contains("127.0.0.1", "may not be called", "allow_private");
    }
  }

  /** R506: other spellings of the address that a receiver listens at. */
  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "[::ffff:127.0.0.1]", "localhost"})
  void r506AnotherSpellingOfLoopbackIsNotCalledEither(String host) throws IOException {
    try (Receiver receiver = new Receiver(List.of("HTTP/1.1 200 OK\r\n\r\n"))) {
      URI url = URI.create("http://" + host + ":" + receiver.uri().getPort() + "/hook");
      assertThat(((TryAgain) webhook(url, false).send(MESSAGE)).reason())
          .contains("may not be called");
      assertThat(webhook(url, true).send(MESSAGE)).isEqualTo(new Delivered());
    }
  }

  @Test
  void nobodyListeningIsDoubtfulToo() throws IOException {
    URI uri;
    try (Receiver receiver = new Receiver(List.of())) {
      uri = receiver.uri();
    }

    assertThat(webhook(uri, true).send(MESSAGE)).isInstanceOf(TryAgain.class);
  }

  @Test
  void secretsStandInNoText() {
    Settings settings =
        new Settings(
            URI.create("https://hooks.example.com/s3cret-path"),
            "the-token",
            "the-secret",
            new AddressPolicy(false),
            new TlsTrust(Optional.empty()),
            Duration.ofSeconds(1L));
    assertThat(settings.toString()).doesNotContain("token", "s3cret", "the-secret");
    assertThat(new Webhook(settings, () -> NOW).place()).isEqualTo("https://hooks.example.com");
  }
}
