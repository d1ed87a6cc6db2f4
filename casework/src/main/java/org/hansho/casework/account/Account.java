package org.hansho.casework.account;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A person who signs in with a password, or with an identity provider.
 *
 * @param name in small letters
 * @param password its hash, with salt and parameters; never shown; empty for none
 * @param roles by tenant; the tenant {@code *} is every one
 * @param created in nanoseconds since 1970
 */
public record Account(
    String name, String password, boolean enabled, Map<String, String> roles, long created) {
  /** Copies the roles. */
  public Account {
    roles = Collections.unmodifiableMap(new TreeMap<>(roles));
  }

  /** With another hash of a password. */
  public Account withPassword(String hash) {
    return new Account(name, hash, enabled, roles, created);
  }

  /** With other roles. */
  public Account withRoles(Map<String, String> given) {
    return new Account(name, password, enabled, given, created);
  }

  /** The same, let in or not. */
  public Account withEnabled(boolean letIn) {
    return new Account(name, password, letIn, roles, created);
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + roles + (enabled ? "]" : ", disabled]");
  }
}
