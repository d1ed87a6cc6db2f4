package org.hansho.casework.export.destination;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hansho.casework.export.destination.HttpCall.Reply;

/**
 * A request of HTTP for each alert, by {@link HttpCall}. With a secret the request is signed:
 * {@code Hansho-Signature: v1=} and the HMAC-SHA-256 of the time in {@code Hansho-Timestamp}, a
 * full stop, and the body, in hexadecimal digits.
 */
public final class Webhook implements Destination {
  private final Settings settings;
  private final Supplier<Instant> clock;
  private final HttpCall call;

  /**
   * How a webhook is called.
   *
   * @param token shown as a bearer token; empty for none
   * @param secret signs the requests; empty for none
   * @param time within which the answer must be whole
   */
  public record Settings(
      URI url, String token, String secret, AddressPolicy policy, TlsTrust trust, Duration time) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "webhook " + url.getHost();
    }
  }

  /**
   * A webhook.
   *
   * @param clock for the time of signatures
   */
  public Webhook(Settings settings, Supplier<Instant> clock) {
    this.settings = settings;
    this.clock = clock;
    this.call = new HttpCall(settings.policy(), settings.trust(), settings.time());
  }

  @Override
  public String place() {
    URI url = settings.url();
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  @Override
  public Answer send(Message message) {
    try {
      return answer(
          call.send(
              new HttpCall.Request("POST", settings.url(), headers(message), message.body())));
    } catch (IOException failure) {
      return new Answer.TryAgain(ConnectionFailure.reason(failure));
    }
  }

  private Map<String, String> headers(Message message) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", message.mediaType());
    headers.put("User-Agent", "Hansho");
    headers.put("Idempotency-Key", message.key());
    headers.put("Hansho-Alert", message.alert());
    headers.put("Hansho-Version", String.valueOf(message.version()));
    if (message.held() > 0) {
      headers.put("Hansho-Held", String.valueOf(message.held()));
    }
    if (!settings.token().isEmpty()) {
      headers.put("Authorization", "Bearer " + settings.token());
    }
    if (!settings.secret().isEmpty()) {
      String time = String.valueOf(clock.get().getEpochSecond());
      headers.put("Hansho-Timestamp", time);
      headers.put("Hansho-Signature", "v1=" + signature(settings.secret(), time, message.body()));
    }
    return headers;
  }

  /** What a receiver computes to know that the request is ours. */
  static String signature(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static Answer answer(Reply reply) {
    int status = reply.status();
    String said = String.format(Locale.ROOT, "it answered %d", status);
    return switch (status) {
      case 400, 411, 413, 414, 415, 422, 431 -> new Answer.Refused(said);
      default ->
          status >= 200 && status < 300
              ? new Answer.Delivered()
              : new Answer.TryAgain(
                  status >= 300 && status < 400 ? said + ", a redirect is not followed" : said,
                  reply.retryAfter());
    };
  }

  @Override
  public void close() {
    call.close();
  }
}
