package org.hansho.server.security;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a session, and what keeps pages of others from using it. With TLS in front it is
 * {@code __Host-hansho}; on a loopback address without TLS, where browsers refuse that name, it is
 * {@code hansho}.
 */
final class Cookies {
  /** The header that a call with a cookie must have if it changes something. */
  static final String HEADER = "X-Hansho-Request";

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int LONGEST = 8_192;

  private final boolean secure;
  private final String name;

  /** Cookies of a server; secure ones only come back over TLS. */
  Cookies(boolean secure) {
    this(secure, "hansho");
  }

  private Cookies(boolean secure, String name) {
    this.secure = secure;
    this.name = secure ? "__Host-" + name : name;
  }

  /** Cookies that identify the browser that has begun to sign in elsewhere. */
  static Cookies ofSignIns(boolean secure) {
    return new Cookies(secure, "hansho-sign-in");
  }

  /** Gives a caller a session. */
  void set(Context call, String secret) {
    write(call, secret, "");
  }

  /** Takes it away. */
  void clear(Context call) {
    write(call, "", "; Max-Age=0");
  }

  private void write(Context call, String value, String more) {
    call.header(
        "Set-Cookie",
        name
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Lax"
            + (secure ? "; Secure" : "")
            + more);
  }

  /**
   * What a {@code Cookie} header holds for us; null if nothing that can be a session. A cookie that
   * comes twice is none: one of both was set by somebody else.
   */
  @Nullable String read(@Nullable String header) {
    if (header == null || header.length() > LONGEST) {
      return null;
    }
    String found = null;
    for (String part : header.split(";", -1)) {
      String pair = part.strip();
      if (pair.startsWith(name + "=")) {
        if (found != null) {
          return null;
        }
        found = pair.substring(name.length() + 1);
      }
    }
    return found != null && SECRET.matcher(found).matches() ? found : null;
  }

  /**
   * Why a call with a cookie is not answered: another site's page made it. Null if ours did.
   *
   * @param site the header {@code Sec-Fetch-Site}, which pages cannot set
   * @param origin the header {@code Origin}
   * @param changes whether the method may change something
   * @param marked whether {@link #HEADER} is there, which a form of another site cannot send
   */
  static @Nullable Message refusal(
      @Nullable String site,
      @Nullable String origin,
      @Nullable String host,
      boolean changes,
      boolean marked) {
    boolean ours = site == null || site.equals("same-origin") || site.equals("none");
    boolean sameHost =
        origin == null
            || origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").equals(lower(host));
    if (!ours || !sameHost) {
      return Message.inEnglish("A page of another site may not use this session.")
          .inJapanese("ほかのサイトのページから、このセッションは使えません。");
    }
    return changes && !marked
        ? Message.inEnglish("A call with a cookie that changes something needs the header {0}: 1.")
            .inJapanese("Cookie を使って変更する要求には、ヘッダー {0}: 1 が必要です。", HEADER)
        : null;
  }

  private static String lower(@Nullable String host) {
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }
}
