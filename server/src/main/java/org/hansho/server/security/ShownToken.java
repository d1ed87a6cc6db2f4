package org.hansho.server.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The token in an {@code Authorization} header. Shippers spell it in ways of their own; those are
 * accepted on routes that take records, all others take {@code Bearer} only, which no browser sends
 * by itself.
 */
final class ShownToken {
  private static final int LONGEST_HEADER = 8 << 10;

  private ShownToken() {}

  /**
   * The token that a caller shows; null if it shows none.
   *
   * <ul>
   *   <li>{@code Bearer TOKEN}
   *   <li>{@code Splunk TOKEN}: senders to a Splunk HTTP event collector
   *   <li>{@code Basic base64(anything:TOKEN)}: user and password of shippers
   *   <li>{@code ApiKey base64(anything:TOKEN)} or {@code ApiKey TOKEN}: Elasticsearch shippers
   * </ul>
   *
   * @param ofShippers whether the spellings of shippers are accepted
   */
  static @Nullable String of(@Nullable String authorization, boolean ofShippers) {
    if (authorization == null || authorization.length() > LONGEST_HEADER) {
      return null;
    }
    int blank = authorization.indexOf(' ');
    if (blank < 0) {
      return null;
    }
    String scheme = authorization.substring(0, blank).toLowerCase(Locale.ROOT);
    String shown = authorization.substring(blank + 1).strip();
    return switch (scheme) {
      case "bearer" -> shown;
      case "splunk" -> ofShippers ? shown : null;
      case "basic" -> ofShippers ? secret(shown) : null;
      case "apikey" -> ofShippers ? keyOrSecret(shown) : null;
      default -> null;
    };
  }

  private static @Nullable String keyOrSecret(String shown) {
    String secret = secret(shown);
    return secret == null ? shown : secret;
  }

  /** What stands behind the first colon of a text in Base64; null if there is none. */
  private static @Nullable String secret(String packed) {
    try {
      String pair = new String(Base64.getDecoder().decode(packed), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? null : pair.substring(colon + 1);
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }
}
