package org.hansho.server.security;

import com.nimbusds.oauth2.sdk.ErrorObject;
import org.hansho.alert.Language;
import org.hansho.alert.Refused;
import org.hansho.alert.Worded;
import org.jspecify.annotations.Nullable;

/** Why somebody who comes from an identity provider is not let in. */
final class OidcRefusal extends Exception implements Refused {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  private final transient Worded reason;

  /**
   * A refusal.
   *
   * @param reason in words; it may hold text of the provider
   */
  OidcRefusal(Worded reason) {
    super(plain(reason.in(Language.ENGLISH)));
    this.reason = language -> plain(reason.in(language));
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

  @Override
  public Worded words() {
    return reason;
  }
}
