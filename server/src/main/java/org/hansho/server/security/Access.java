package org.hansho.server.security;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call what, before any route is reached. Denied is what no role allows; a route
 * without roles is denied to everybody.
 */
public final class Access {
  private static final String GRANT = "hansho.grant";

  private final LocalKey localKey;
  private final List<String> tenants;
  private final List<SourceToken> tokens;
  private final Trail trail;

  /**
   * Access by the key of the data folder, which reaches all tenants, and by tokens of senders.
   *
   * @param tenants their names, of which the first is meant where a call names none
   * @param trail where refused calls are noted
   */
  public Access(LocalKey localKey, List<String> tenants, List<SourceToken> tokens, Trail trail) {
    this.localKey = localKey;
    this.trail = trail;
    this.tokens = List.copyOf(tokens);
    this.tenants = List.copyOf(tenants);
  }

  /**
   * Lets a call pass or refuses it.
   *
   * @throws RefusedException if the caller is not known or may not call this route
   */
  public void check(Context call) {
    Set<?> roles = call.routeRoles();
    if (roles.contains(Role.ANYONE)) {
      return;
    }
    try {
      admit(call, roles);
    } catch (RefusedException refused) {
      trail.refused(call, refused.status());
      throw refused;
    }
  }

  private void admit(Context call, Set<?> roles) {
    String named = call.queryParam("tenant");
    String shown = ShownToken.of(call.header("Authorization"), roles.contains(Role.INGEST));
    Grant grant = grant(shown, named);
    if (grant == null) {
      throw new RefusedException(
          401, "A token is missing or not known. Send it as Authorization: Bearer …");
    }
    call.attribute(GRANT, grant);
    if (!grant.allows(roles)) {
      throw new RefusedException(403, "This token may not do that.");
    }
    if (named != null && !named.equals(grant.tenant())) {
      throw new RefusedException(403, "This token does not reach a tenant of that name.");
    }
  }

  /** Behind each call: what may have changed something is noted. */
  public void after(Context call) {
    trail.after(call);
  }

  private @Nullable Grant grant(@Nullable String shown, @Nullable String named) {
    if (shown == null) {
      return null;
    }
    if (localKey.is(shown)) {
      return Grant.ofOwner(named == null || !tenants.contains(named) ? tenants.get(0) : named);
    }
    Grant found = null;
    for (SourceToken token : tokens) {
      found = token.is(shown) ? token.grant() : found;
    }
    return found;
  }

  /** Who calls, also if the call is refused; null for nobody who is known. */
  static @Nullable Grant known(Context call) {
    return call.attribute(GRANT);
  }

  /** What the caller of a route may do that not everybody may call. */
  public static Grant of(Context call) {
    Grant grant = call.attribute(GRANT);
    if (grant == null) {
      throw new RefusedException(403, "This route asks for a token and has none.");
    }
    return grant;
  }
}
