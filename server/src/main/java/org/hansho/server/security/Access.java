package org.hansho.server.security;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.account.Session;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call what, before any route is reached. Denied is what no role allows; a route
 * without roles is denied to everybody. A call shows a token in {@code Authorization}, or else has
 * the cookie of a session.
 */
public final class Access {
  private static final String GRANT = "hansho.grant";
  private static final String LASTING = "hansho.lasting";
  private static final int LONGEST = 1_000;

  private final LocalKey localKey;
  private final List<String> tenants;
  private final List<SourceToken> tokens;
  private final Trail trail;
  private final People people;

  /**
   * Access by the key of the data folder, which reaches all tenants, and by tokens of senders.
   *
   * @param tenants their names, of which the first is meant where a call names none
   * @param people the people of the store
   * @param trail where refused calls are noted
   */
  public Access(
      LocalKey localKey,
      List<String> tenants,
      List<SourceToken> tokens,
      People people,
      Trail trail) {
    this.localKey = localKey;
    this.trail = trail;
    this.people = people;
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
    String authorization = onlyOne(call, "Authorization");
    Grant grant = shown(call, authorization, roles, named);
    if (grant == null || !tenants.contains(grant.tenant())) {
      throw new RefusedException(
          401,
          Message.inEnglish("Sign in, or send a token that is known as Authorization: Bearer …")
              .inJapanese("サインインするか、有効なトークンを Authorization: Bearer … として送ってください。"));
    }
    call.attribute(GRANT, grant);
    if (!grant.allows(roles)) {
      throw new RefusedException(
          403, Message.inEnglish("Your role may not do that.").inJapanese("この操作に必要なロールがありません。"));
    }
    if (named != null && !named.equals(grant.tenant())) {
      throw new RefusedException(
          403,
          Message.inEnglish("You do not reach a tenant of that name.")
              .inJapanese("その名前のテナントにはアクセスできません。"));
    }
    String tenant = grant.tenant();
    BooleanSupplier lasting =
        () -> {
          Grant now = shown(call, authorization, roles, named);
          return now != null && now.allows(roles) && now.tenant().equals(tenant);
        };
    call.attribute(LASTING, lasting);
  }

  private @Nullable Grant shown(
      Context call, @Nullable String authorization, Set<?> roles, @Nullable String named) {
    return authorization == null
        ? signedIn(call, named)
        : grant(ShownToken.of(authorization, roles.contains(Role.INGEST)), named);
  }

  /**
   * Whether a call that lasts, such as a stream, would be let pass now: meanwhile a token may have
   * been revoked and a session ended.
   */
  public static BooleanSupplier lasting(Context call) {
    BooleanSupplier lasting = call.attribute(LASTING);
    if (lasting == null) {
      throw new RefusedException(
          403,
          Message.inEnglish("This route asks for a token and has none.")
              .inJapanese("この要求にはトークンが必要ですが、付いていません。"));
    }
    return lasting;
  }

  /** Behind each call: what may have changed something is noted. */
  public void after(Context call) {
    trail.after(call);
  }

  /** A header that may come once. */
  private static @Nullable String onlyOne(Context call, String name) {
    List<String> values = Collections.list(call.req().getHeaders(name));
    if (values.size() > 1) {
      throw new RefusedException(
          400,
          Message.inEnglish("The header {0} is there more than once.")
              .inJapanese("ヘッダー {0} が複数あります。1 つだけにしてください。", name));
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** Who has a session, if a page of ours makes the call. */
  private @Nullable Grant signedIn(Context call, @Nullable String named) {
    Session session = people.sessions().of(call);
    if (session == null) {
      return null;
    }
    Grant grant = people.users().grant(session, named);
    boolean changes = !Trail.SAFE.contains(call.method().name());
    Message refusal =
        Cookies.refusal(
            call.header("Sec-Fetch-Site"),
            call.header("Origin"),
            call.header("Host"),
            changes,
            "1".equals(call.header(Cookies.HEADER)));
    if (grant != null && refusal != null) {
      throw new RefusedException(403, refusal);
    }
    return grant;
  }

  /** Why a call without a session that changes something is not one of ours; null if it may be. */
  public static @Nullable Message refusalOfOtherSites(Context call) {
    return Cookies.refusal(
        call.header("Sec-Fetch-Site"), call.header("Origin"), call.header("Host"), true, true);
  }

  private @Nullable Grant grant(@Nullable String shown, @Nullable String named) {
    if (shown == null || shown.length() > LONGEST) {
      return null;
    }
    if (localKey.is(shown)) {
      return Grant.ofOwner(named == null || !tenants.contains(named) ? tenants.get(0) : named);
    }
    Grant found = people.tokens().grant(shown);
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
      throw new RefusedException(
          403,
          Message.inEnglish("This route asks for a token and has none.")
              .inJapanese("この要求にはトークンが必要ですが、付いていません。"));
    }
    return grant;
  }
}
