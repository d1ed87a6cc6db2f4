package org.hansho.server.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller may do, and with whose telemetry.
 *
 * @param caller who it is, for people
 * @param tenant whose telemetry it may reach
 * @param sources whose records it may send; any if there are none
 * @param everywhere whether it may reach every tenant, and what concerns the whole server
 */
public record Grant(
    String caller, String tenant, Set<Role> roles, Set<String> sources, boolean everywhere) {
  /** The caller who shows the key of the data folder. */
  static final String OWNER = "local";

  public Grant {
    roles = Set.copyOf(roles);
    sources = Set.copyOf(sources);
  }

  /** Of whoever may read the data folder. */
  static Grant ofOwner(String tenant) {
    return new Grant(OWNER, tenant, EnumSet.allOf(Role.class), Set.of(), true);
  }

  /** Whether it may send records of a source. */
  public boolean maySend(String source) {
    return sources.isEmpty() || sources.contains(source);
  }

  /** Whether one of these roles is among its own. */
  boolean allows(Set<? extends Object> roles) {
    return this.roles.stream().anyMatch(roles::contains);
  }
}
