package org.hansho.casework.account;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody who has signed in.
 *
 * @param hash SHA-256 of what the cookie holds
 * @param account the user with a password; empty for who came another way
 * @param caller who it is, for people
 * @param roles by tenant, of who came another way; those of a user are looked up
 * @param created in nanoseconds since 1970, like the other time
 * @param used when it was last used, to a minute
 */
public record Session(
    String hash,
    String account,
    String caller,
    Map<String, String> roles,
    long created,
    long used) {
  /** Copies the roles. */
  public Session {
    roles = Collections.unmodifiableMap(new TreeMap<>(roles));
  }

  /** The same, used at that time. */
  public Session usedAt(long time) {
    return new Session(hash, account, caller, roles, created, time);
  }
}
