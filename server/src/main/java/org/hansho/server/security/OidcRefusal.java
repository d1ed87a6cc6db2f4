package org.hansho.server.security;

import com.nimbusds.oauth2.sdk.ErrorObject;
import org.jspecify.annotations.Nullable;

/** Why somebody who comes from an identity provider is not let in. */
final class OidcRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  /**
   * A refusal.
   *
   * @param reason in words; it may hold text of the provider
   */
  OidcRefusal(String reason) {
    super(plain(reason));
  }

  /** What a provider says is wrong. */
  static String words(@Nullable ErrorObject error) {
    return error == null ? "" : error.getCode() + ", " + error.getDescription();
  }

  /** Text of others without control characters, and not too long. */
  static String plain(String text) {
    String clean = text.replaceAll("\\p{Cntrl}|\\p{Cf}", " ");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }

  /** The reason. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
