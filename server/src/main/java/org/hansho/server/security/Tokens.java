package org.hansho.server.security;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hansho.alert.Message;
import org.hansho.casework.account.AccessToken;
import org.hansho.casework.account.Accounts;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are made and revoked while the server runs. All of them are in memory, at most {@link
 * #MOST}, so that a call costs one hash and one look-up, and a token that is revoked is dead at
 * once. Only hashes are kept. Safe from any thread.
 */
public final class Tokens {
  /** Most tokens at a time. */
  public static final int MOST = 10_000;

  /** Longest life of a token. */
  public static final Duration LONGEST = Duration.ofDays(1_095);

  private static final String PREFIX = "hansho_";
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
  private static final Pattern SOURCE = Pattern.compile("[\\p{Alnum}._:@/-]{1,200}");
  private static final int MOST_SOURCES = 100;
  private static final long MINUTE = 60_000_000_000L;

  private final Trail trail;
  private final LongSupplier clock;
  private final Notes notes;
  private final Map<String, AccessToken> byHash = new ConcurrentHashMap<>();

  private Tokens(Trail trail, LongSupplier clock, Notes notes) {
    this.trail = trail;
    this.clock = clock;
    this.notes = notes;
  }

  /**
   * The tokens of a store.
   *
   * @param clock nanoseconds since 1970
   */
  static Tokens open(Transactions transactions, Trail trail, LongSupplier clock, Notes notes)
      throws IOException {
    Tokens tokens = new Tokens(trail, clock, notes);
    for (AccessToken token : transactions.read("read tokens", Accounts::tokens)) {
      tokens.byHash.put(token.hash(), token);
    }
    return tokens;
  }

  /**
   * What a new token may do.
   *
   * @param sources whose records it may send; any if there are none
   * @param life until it expires
   */
  public record Wanted(String name, Set<Role> roles, Set<String> sources, Duration life) {
    /** Copies the sets. */
    public Wanted {
      roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
      sources = Set.copyOf(sources);
    }
  }

  /**
   * A token that was just made.
   *
   * @param secret the token itself; nobody can see it again
   */
  public record Made(AccessToken token, String secret) {}

  /**
   * Makes a token for the tenant of the caller.
   *
   * @throws RefusedException with status 400 if it cannot be made; the message says why
   * @throws IOException if it cannot be kept
   */
  public synchronized Made create(Context call, Wanted wanted) throws IOException {
    check(wanted);
    Grant grant = Access.of(call);
    String id = Secrets.id();
    String kind = wanted.roles().equals(Set.of(Role.INGEST)) ? "ingest_" : "api_";
    String secret = PREFIX + kind + Secrets.next();
    long now = clock.getAsLong();
    AccessToken token =
        new AccessToken(
            id,
            Secrets.hash(secret),
            wanted.name(),
            grant.tenant(),
            words(wanted.roles()),
            wanted.sources(),
            grant.caller(),
            now,
            now + wanted.life().toNanos(),
            0);
    Trail.Step step = Trail.Step.made("token.create", "token " + id, described(token));
    trail.change(
        call,
        grant.tenant(),
        step,
        connection -> {
          Accounts.add(connection, token);
          return token;
        });
    byHash.put(token.hash(), token);
    return new Made(token, secret);
  }

  private void check(Wanted wanted) {
    refuse(
        byHash.size() >= MOST,
        Message.inEnglish("There are {0} tokens. Revoke some first.")
            .inJapanese("トークンが、上限の {0} 個に達しています。不要なトークンを失効させてください。", MOST));
    refuse(
        !NAME.matcher(wanted.name()).matches(),
        Message.inEnglish("A token needs a name of 1 to 100 characters.")
            .inJapanese("トークンの名前は 1～100 文字で入力してください。"));
    refuse(
        wanted.roles().isEmpty(),
        Message.inEnglish("A token needs a role.").inJapanese("トークンにはロールが必要です。"));
    refuse(
        wanted.roles().contains(Role.ANYONE),
        Message.inEnglish("A token cannot have the role anyone.")
            .inJapanese("トークンに anyone のロールは付けられません。"));
    refuse(
        wanted.sources().size() > MOST_SOURCES
            || !wanted.sources().stream().allMatch(each -> SOURCE.matcher(each).matches()),
        Message.inEnglish("A token may be for at most {0} sources, each with a valid name.")
            .inJapanese("トークンで指定できるソースは {0} 個までで、それぞれ正しい名前が必要です。", MOST_SOURCES));
    refuse(
        wanted.life().compareTo(Duration.ofMinutes(1)) < 0 || wanted.life().compareTo(LONGEST) > 0,
        Message.inEnglish("A token lives from a minute to {0} days.")
            .inJapanese("トークンの有効期間は、1 分から {0} 日までの長さで指定してください。", LONGEST.toDays()));
  }

  private static void refuse(boolean wrong, Message why) {
    if (wrong) {
      throw new RefusedException(400, why);
    }
  }

  private static Set<String> words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.toSet());
  }

  private static String described(AccessToken token) {
    return token.name() + "; roles " + token.roles() + "; sources " + token.sources();
  }

  /** The tokens of a tenant, in the order they were made. */
  public List<AccessToken> list(String tenant) {
    return byHash.values().stream()
        .filter(token -> token.tenant().equals(tenant))
        .sorted(Comparator.comparingLong(AccessToken::created))
        .toList();
  }

  /**
   * Revokes a token of the caller's tenant. When this returns it is dead.
   *
   * @return whether there was one of that id
   */
  public synchronized boolean revoke(Context call, String id) throws IOException {
    Grant grant = Access.of(call);
    AccessToken token =
        list(grant.tenant()).stream().filter(each -> each.id().equals(id)).findAny().orElse(null);
    if (token == null) {
      return false;
    }
    Trail.Step step = new Trail.Step("token.revoke", "token " + id, described(token), "");
    trail.change(
        call,
        grant.tenant(),
        step,
        connection -> {
          Accounts.removeToken(connection, id);
          return id;
        });
    byHash.remove(token.hash());
    return true;
  }

  /** What a caller who shows this may do; null if it is no token that is alive. */
  @Nullable Grant grant(String shown) {
    if (!shown.startsWith(PREFIX)) {
      return null;
    }
    AccessToken token = byHash.get(Secrets.hash(shown));
    long now = clock.getAsLong();
    if (token == null || now >= token.expires()) {
      return null;
    }
    if (now - token.used() > MINUTE) {
      byHash.replace(token.hash(), token, token.usedAt(now));
      notes.add(connection -> Accounts.tokenUsed(connection, token.id(), now));
    }
    return new Grant(
        "token " + token.id() + " (" + token.name() + ")",
        token.tenant(),
        Role.all(token.roles()),
        token.sources(),
        false);
  }
}
