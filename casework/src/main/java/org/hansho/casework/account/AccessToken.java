package org.hansho.casework.account;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A token that was made at run time, without the token itself.
 *
 * @param id by which it is named; not secret
 * @param hash SHA-256 of the token, in hexadecimal digits
 * @param name for people
 * @param sources whose records it may send; any if there are none
 * @param maker who made it
 * @param created in nanoseconds since 1970, like the other times
 * @param used when it was last used, to a minute; 0 for never
 */
public record AccessToken(
    String id,
    String hash,
    String name,
    String tenant,
    Set<String> roles,
    Set<String> sources,
    String maker,
    long created,
    long expires,
    long used) {
  /** Copies the sets. */
  public AccessToken {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    sources = Collections.unmodifiableSet(new TreeSet<>(sources));
  }

  /** The same, used at that time. */
  public AccessToken usedAt(long time) {
    return new AccessToken(id, hash, name, tenant, roles, sources, maker, created, expires, time);
  }
}
