package org.hansho.server.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which role somebody has in which tenant. */
record Reach(Map<String, String> roles, List<String> tenants) {
  static Reach of(Map<String, String> roles, List<String> tenants) {
    return new Reach(roles, tenants);
  }

  /**
   * What it allows in a tenant.
   *
   * @param named a tenant; null, or one that is not reached, for the first that is
   * @return null if none is reached
   */
  @Nullable Grant grant(String caller, @Nullable String named) {
    String tenant = named != null && !in(named).isEmpty() ? named : first();
    return tenant == null
        ? null
        : new Grant(caller, tenant, in(tenant), Set.of(), roles.containsKey(Users.EVERYWHERE));
  }

  private @Nullable String first() {
    return tenants.stream().filter(tenant -> !in(tenant).isEmpty()).findFirst().orElse(null);
  }

  private Set<Role> in(String tenant) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    if (tenants.contains(tenant)) {
      add(all, roles.get(tenant));
      add(all, roles.get(Users.EVERYWHERE));
    }
    return all;
  }

  private static void add(Set<Role> all, @Nullable String word) {
    Role role = word == null ? null : Role.of(word);
    if (role != null) {
      all.addAll(role.withLesser());
    }
  }
}
