package org.hansho.server.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller may do, and with whose telemetry.
 *
 * @param caller who it is, for people
 * @param tenant whose telemetry it may reach
 */
public record Grant(String caller, String tenant, Set<Role> roles) {
  public Grant {
    roles = Set.copyOf(roles);
  }

  /** Of whoever may read the data folder. */
  static Grant ofOwner(String tenant) {
    return new Grant("local", tenant, EnumSet.allOf(Role.class));
  }

  /** Whether one of these roles is among its own. */
  boolean allows(Set<? extends Object> roles) {
    return this.roles.stream().anyMatch(roles::contains);
  }
}
