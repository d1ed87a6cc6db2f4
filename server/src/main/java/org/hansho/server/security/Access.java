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
  private static final String BEARER = "Bearer ";

  private final LocalKey localKey;
  private final List<String> tenants;
  private final List<SourceToken> tokens;

  /**
   * Access by the key of the data folder, which reaches all tenants, and by tokens of senders.
   *
   * @param tenants their names, of which the first is meant where a call names none
   */
  public Access(LocalKey localKey, List<String> tenants, List<SourceToken> tokens) {
    this.localKey = localKey;
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
    Grant grant = grant(call.header("Authorization"), call.queryParam("tenant"));
    if (grant == null) {
      throw new RefusedException(
          401, "A token is missing or not known. Send it as Authorization: Bearer …");
    }
    if (!grant.allows(roles)) {
      throw new RefusedException(403, "This token may not do that.");
    }
    String named = call.queryParam("tenant");
    if (named != null && !named.equals(grant.tenant())) {
      throw new RefusedException(403, "This token does not reach a tenant of that name.");
    }
    call.attribute(GRANT, grant);
  }

  private @Nullable Grant grant(@Nullable String authorization, @Nullable String named) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return null;
    }
    String shown = authorization.substring(BEARER.length()).strip();
    if (localKey.is(shown)) {
      return Grant.ofOwner(named == null || !tenants.contains(named) ? tenants.get(0) : named);
    }
    Grant found = null;
    for (SourceToken token : tokens) {
      found = token.is(shown) ? token.grant() : found;
    }
    return found;
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
