package org.hansho.server.security;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.security.OidcPlan.Gift;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in with an identity provider, by the authorization code flow with PKCE. A sign-in
 * that was begun ends ten minutes later, at its first answer, or when too many are begun after it;
 * it is of the browser that began it. Roles come from a claim, at each sign-in anew. Safe from any
 * thread.
 */
public final class OidcSignIn {
  /** Where a sign-in begins. */
  public static final String PATH = "/sign-in/oidc";

  /** Where the provider sends browsers back to. */
  public static final String CALLBACK = PATH + "/callback";

  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
  private static final long LIFE = 600_000_000_000L;
  private static final int MOST = 1_000;
  private static final int MOST_OF_ADDRESS = 50;
  private static final int MOST_ASKING = 8;
  private static final int LONGEST_CODE = 4_096;

  private final OidcPlan plan;
  private final OidcProvider provider;
  private final Users users;
  private final Trail trail;
  private final Cookies cookies;
  private final LongSupplier ticks;
  private final Semaphore asking = new Semaphore(MOST_ASKING);
  private final Map<String, Begun> begun = new LinkedHashMap<>();

  /** A sign-in that was begun. */
  private record Begun(String browser, String nonce, String verifier, String address, long at) {}

  OidcSignIn(OidcPlan plan, Users users, Trail trail, Cookies cookies, LongSupplier ticks)
      throws IOException {
    this.plan = plan;
    this.provider = new OidcProvider(plan, new OidcHttp(plan.authorities()), ticks);
    this.users = users;
    this.trail = trail;
    this.cookies = cookies;
    this.ticks = ticks;
  }

  /** The name of the provider, for people. */
  public String name() {
    return plan.name();
  }

  /**
   * Begins a sign-in.
   *
   * @return where the browser is to go
   * @throws RefusedException if the provider cannot be asked
   */
  public URI begin(Context call) throws IOException {
    String state = Secrets.next();
    String browser = cookies.read(call.header("Cookie"));
    String secret = browser == null ? Secrets.next() : browser;
    long now = ticks.getAsLong();
    Begun one = new Begun(Secrets.hash(secret), Secrets.next(), Secrets.next(), call.ip(), now);
    URI target = ask(call, () -> provider.authorization(state, one.nonce(), one.verifier()));
    remember(state, one, now);
    cookies.set(call, secret);
    return target;
  }

  private synchronized void remember(String state, Begun one, long now) {
    begun.values().removeIf(old -> now - old.at() > LIFE);
    List<String> same =
        begun.entrySet().stream()
            .filter(old -> old.getValue().address().equals(one.address()))
            .map(Map.Entry::getKey)
            .toList();
    if (same.size() >= MOST_OF_ADDRESS) {
      begun.remove(same.get(0));
    }
    if (begun.size() >= MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
    begun.put(state, one);
  }

  private synchronized @Nullable Begun take(String state) {
    Begun one = begun.remove(state);
    return one == null || ticks.getAsLong() - one.at() > LIFE ? null : one;
  }

  /**
   * Ends a sign-in: the caller has a session then.
   *
   * @throws RefusedException if it has none; the message and the audit log say why
   */
  public void end(Context call) throws IOException {
    try {
      Begun one = begunBy(call);
      String code = code(call);
      IDTokenClaimsSet person = ask(call, () -> provider.person(code, one.nonce(), one.verifier()));
      signIn(call, person);
    } catch (OidcRefusal refusal) {
      throw refused(call, 401, refusal.words());
    }
  }

  private Begun begunBy(Context call) throws OidcRefusal {
    Begun one = take(String.valueOf(call.queryParam("state")));
    if (one == null) {
      throw new OidcRefusal(
          Message.inEnglish("it was not begun here, was ended before, or took too long")
              .inJapanese("このサーバーで始めたサインインではないか、すでに終了したか、時間がかかりすぎました。"));
    }
    String browser = cookies.read(call.header("Cookie"));
    if (browser == null || !Secrets.hash(browser).equals(one.browser())) {
      throw new OidcRefusal(
          Message.inEnglish("another browser began it").inJapanese("サインインを始めたブラウザーと異なります。"));
    }
    String issuer = call.queryParam("iss");
    if (issuer != null && !issuer.equals(plan.issuer())) {
      throw new OidcRefusal(
          Message.inEnglish("another provider answers: {0}")
              .inJapanese("別のプロバイダーからの応答です: {0}", issuer));
    }
    return one;
  }

  private static String code(Context call) throws OidcRefusal {
    String error = call.queryParam("error");
    if (error != null) {
      String more = call.queryParam("error_description");
      throw new OidcRefusal(
          Message.inEnglish("the provider says {0}{1}")
              .inJapanese("プロバイダーが次のエラーを返しました: {0}{1}", error, (more == null ? "" : ", " + more)));
    }
    String code = call.queryParam("code");
    if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
      throw new OidcRefusal(
          Message.inEnglish("the provider sends no code").inJapanese("プロバイダーから認可コードが送られてきません。"));
    }
    return code;
  }

  private void signIn(Context call, IDTokenClaimsSet person) throws IOException, OidcRefusal {
    Map<String, String> roles = roles(person);
    String subject = person.getSubject().getValue();
    if (roles.isEmpty()) {
      throw refused(
          call,
          403,
          Message.inEnglish(
                  "none of the values of {0} gives a role here; ask who looks after this server")
              .inJapanese("{0} の値に、ここのロールに対応するものがありません。このサーバーの管理者に問い合わせてください。", plan.rolesClaim()));
    }
    String wanted = person.getStringClaim("preferred_username");
    String mail = person.getStringClaim("email");
    String name = wanted != null ? wanted : mail != null ? mail : subject;
    if (!users.signIn(call, plan.issuer(), subject, name, roles)) {
      throw new OidcRefusal(
          Message.inEnglish("this user is disabled here, or there are too many users")
              .inJapanese("このユーザーはここで無効にされているか、ユーザーの数が上限に達しています。"));
    }
  }

  /** What the claim gives, by tenant: the strongest role of each. */
  private Map<String, String> roles(IDTokenClaimsSet person) {
    Object claim = claim(person.toJSONObject());
    Set<String> values =
        claim instanceof Collection<?> many
            ? many.stream().map(String::valueOf).collect(Collectors.toSet())
            : claim instanceof String one ? Set.of(one) : Set.of();
    Map<String, Role> roles = new TreeMap<>();
    for (Gift gift : plan.gifts()) {
      if (values.contains(gift.value())) {
        roles.merge(gift.tenant(), gift.role(), OidcSignIn::stronger);
      }
    }
    Map<String, String> words = new TreeMap<>();
    roles.forEach((tenant, role) -> words.put(tenant, role.word()));
    return words;
  }

  /** By its whole name, which may be an address with dots; else one within others. */
  private @Nullable Object claim(Map<String, Object> claims) {
    String name = plan.rolesClaim();
    if (claims.containsKey(name)) {
      return claims.get(name);
    }
    Object claim = claims;
    for (String step : name.split("\\.", -1)) {
      claim = claim instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return claim;
  }

  private static Role stronger(Role one, Role other) {
    return one.withLesser().contains(other) ? one : other;
  }

  /** Something that is asked of the provider. */
  private interface Question<T> {
    T answer() throws IOException, OidcRefusal;
  }

  /** Asks; few calls do at a time. */
  private <T> T ask(Context call, Question<T> question) throws IOException {
    if (!asking.tryAcquire()) {
      throw new RefusedException(
          429,
          Message.inEnglish("Too many sign in at the moment. Try again.")
              .inJapanese("サインインが集中しています。もう一度試してください。"));
    }
    try {
      return question.answer();
    } catch (OidcRefusal refusal) {
      throw refused(call, 401, refusal.words());
    } catch (IOException failure) {
      LOG.warn("The identity provider {} cannot be asked", plan.issuer(), failure);
      throw refused(
          call,
          424,
          Message.inEnglish("the provider cannot be asked; the log of the server says why")
              .inJapanese("プロバイダーに接続できません。原因はサーバーのログに記録されています。"));
    } finally {
      asking.release();
    }
  }

  private RefusedException refused(Context call, int status, Worded reason) {
    trail.signInRefused(call, plan.name() + ": " + reason.in(Language.ENGLISH));
    return new RefusedException(
        status,
        Message.inEnglish("You are not signed in: {0}.").inJapanese("サインインできませんでした。{0}", reason));
  }
}
