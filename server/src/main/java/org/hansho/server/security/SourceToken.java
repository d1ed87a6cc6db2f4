package org.hansho.server.security;

import java.security.MessageDigest;
import java.util.Set;

/**
 * A token that the settings give to senders: it sends records of some sources of a tenant, and does
 * nothing else. Only its hash is kept.
 */
public final class SourceToken {
  private final byte[] hash;
  private final Grant grant;

  private SourceToken(byte[] hash, Grant grant) {
    this.hash = hash;
    this.grant = grant;
  }

  /**
   * A token.
   *
   * @param token as senders show it
   * @param sources that it may send, at least one
   */
  public static SourceToken of(String token, String tenant, Set<String> sources) {
    String caller = "sender of " + String.join(", ", sources.stream().sorted().toList());
    return new SourceToken(
        Secrets.digest(token), new Grant(caller, tenant, Set.of(Role.INGEST), sources, false));
  }

  /** Whether a caller has shown it. Takes the same time for all that are wrong. */
  boolean is(String shown) {
    return MessageDigest.isEqual(hash, Secrets.digest(shown));
  }

  Grant grant() {
    return grant;
  }
}
