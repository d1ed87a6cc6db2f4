package org.hansho.server.security;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.casework.account.Account;
import org.hansho.casework.account.Accounts;
import org.hansho.casework.account.Identity;
import org.hansho.casework.account.Session;
import org.hansho.casework.audit.AuditEntry.Outcome;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * People who sign in with a password, or with an identity provider. All of them are in memory, at
 * most {@link #MOST}. Safe from any thread.
 */
public final class Users {
  /** Most users. */
  public static final int MOST = 10_000;

  /** The tenant that stands for every one. */
  public static final String EVERYWHERE = "*";

  private static final int LONGEST_WANTED = 48;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,63}");

  private final Trail trail;
  private final Sessions sessions;
  private final List<String> tenants;
  private final LongSupplier clock;
  private final LongSupplier ticks;
  private final Passwords passwords = new Passwords();
  private final SlowDown slowDown = new SlowDown();
  private final AtomicLong failed = new AtomicLong();
  private final Map<String, Account> byName = new ConcurrentHashMap<>();

  /** Names of users, by issuer and subject of an identity provider. */
  private final Map<List<String>, String> byIdentity = new ConcurrentHashMap<>();

  private Users(
      Trail trail,
      Sessions sessions,
      List<String> tenants,
      LongSupplier clock,
      LongSupplier ticks) {
    this.trail = trail;
    this.sessions = sessions;
    this.tenants = List.copyOf(tenants);
    this.clock = clock;
    this.ticks = ticks;
  }

  /** The clocks: nanoseconds since 1970, and those that only go forward. */
  record Clocks(LongSupplier clock, LongSupplier ticks) {}

  static Users open(
      Transactions transactions,
      Trail trail,
      Sessions sessions,
      List<String> tenants,
      Clocks clocks)
      throws IOException {
    Users users = new Users(trail, sessions, tenants, clocks.clock(), clocks.ticks());
    for (Account account : transactions.read("read users", Accounts::accounts)) {
      users.byName.put(account.name(), account);
    }
    for (Identity each : transactions.read("read identities", Accounts::identities)) {
      users.byIdentity.put(List.of(each.issuer(), each.subject()), each.account());
    }
    return users;
  }

  /** The users that the caller may look after, by name. */
  public List<Account> list(Context call) {
    Grant grant = Access.of(call);
    return new TreeMap<>(byName)
        .values().stream().filter(account -> isOf(grant, account.roles())).toList();
  }

  /** Whether somebody looks after all the tenants of these roles. */
  private static boolean isOf(Grant grant, Map<String, String> roles) {
    return grant.everywhere()
        || (!roles.isEmpty() && roles.keySet().stream().allMatch(grant.tenant()::equals));
  }

  /**
   * Adds a user.
   *
   * @param roles by tenant; {@link #EVERYWHERE} for all
   * @throws RefusedException if it cannot be added; the message says why
   */
  public synchronized void add(
      Context call, String wantedName, String password, Map<String, String> roles)
      throws IOException {
    String name = wantedName.toLowerCase(Locale.ROOT);
    Grant grant = Access.of(call);
    refuse(
        !NAME.matcher(name).matches(),
        Message.inEnglish("A name has 2 to 64 letters, digits and . _ @ + -")
            .inJapanese("名前は、英数字と . _ @ + - を使って 2～64 文字で指定してください。"));
    refuse(
        byName.containsKey(name),
        Message.inEnglish("There is a user of this name.").inJapanese("この名前のユーザーは、すでに登録されています。"));
    refuse(
        byName.size() >= MOST,
        Message.inEnglish("There are {0} users.").inJapanese("ユーザーが、上限の {0} 人に達しています。", MOST));
    checkRoles(grant, roles);
    requireGood(name, password);
    Account account = new Account(name, passwords.hash(password), true, roles, clock.getAsLong());
    put(call, Trail.Step.made("user.create", "user " + name, roles.toString()), account, false);
  }

  private void checkRoles(Grant grant, Map<String, String> roles) {
    refuse(
        roles.isEmpty(), Message.inEnglish("A user needs a role.").inJapanese("ユーザーにはロールが必要です。"));
    roles.forEach(
        (tenant, word) -> {
          Role role = Role.of(word);
          refuse(
              role == null || role == Role.ANYONE || role == Role.INGEST,
              Message.inEnglish("The roles of users are viewer, analyst, engineer and admin.")
                  .inJapanese("ユーザーのロールには viewer、analyst、engineer、admin のいずれかを指定してください。"));
          refuse(
              !tenant.equals(EVERYWHERE) && !tenants.contains(tenant),
              Message.inEnglish("There is no tenant {0}.").inJapanese("テナント {0} はありません。", tenant));
        });
    if (!isOf(grant, roles)) {
      throw new RefusedException(
          403,
          Message.inEnglish("You may give roles in your own tenant only.")
              .inJapanese("ロールを付けられるのは、自分のテナントの中だけです。"));
    }
  }

  private static void requireGood(String name, String password) {
    Message wrong = Passwords.refusal(name, password);
    if (wrong != null) {
      throw new RefusedException(400, wrong);
    }
  }

  private static void refuse(boolean wrong, Message why) {
    if (wrong) {
      throw new RefusedException(400, why);
    }
  }

  private void put(Context call, Trail.Step step, Account account, boolean endsSessions)
      throws IOException {
    trail.change(
        call,
        ownTenant(account),
        step,
        connection -> {
          Accounts.put(connection, account);
          if (endsSessions) {
            Accounts.removeSessionsOf(connection, account.name());
          }
          return account;
        });
    byName.put(account.name(), account);
    if (endsSessions) {
      sessions.forget(account.name());
    }
  }

  /** The one tenant of a user; empty if it reaches several. */
  private static String ownTenant(Account account) {
    boolean one = account.roles().size() == 1 && !account.roles().containsKey(EVERYWHERE);
    return one ? account.roles().keySet().iterator().next() : "";
  }

  /** Lets a user in or not; when this returns its sessions are dead. */
  public synchronized void setEnabled(Context call, String name, boolean enabled)
      throws IOException {
    Account account = lookedAfter(call, name);
    String action = enabled ? "user.enable" : "user.disable";
    put(
        call,
        new Trail.Step(action, "user " + account.name(), state(account.enabled()), state(enabled)),
        account.withEnabled(enabled),
        true);
  }

  private static String state(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  /**
   * Gives a user other roles, which hold from its next call on.
   *
   * @param roles by tenant, in place of those from before; {@link #EVERYWHERE} for all
   */
  public synchronized void setRoles(Context call, String name, Map<String, String> roles)
      throws IOException {
    Account account = lookedAfter(call, name);
    refuse(
        account.password().isEmpty(),
        Message.inEnglish(
                "This user signs in with an identity provider, which says its roles at each"
                    + " sign-in.")
            .inJapanese("このユーザーは ID プロバイダーでサインインします。ロールは、サインインのたびに ID プロバイダーから受け取ります。"));
    checkRoles(Access.of(call), roles);
    put(
        call,
        new Trail.Step(
            "user.roles", "user " + account.name(), account.roles().toString(), roles.toString()),
        account.withRoles(roles),
        false);
  }

  /** Gives a user another password; when this returns its sessions are dead. */
  public synchronized void setPassword(Context call, String name, String password)
      throws IOException {
    change(call, lookedAfter(call, name), password);
  }

  private void change(Context call, Account account, String password) throws IOException {
    refuse(
        account.password().isEmpty(),
        Message.inEnglish("This user signs in with an identity provider and has no password here.")
            .inJapanese("このユーザーは ID プロバイダーでサインインするため、ここにはパスワードがありません。"));
    requireGood(account.name(), password);
    Trail.Step step = new Trail.Step("user.password", "user " + account.name(), "", "");
    put(call, step, account.withPassword(passwords.hash(password)), true);
  }

  private Account lookedAfter(Context call, String name) {
    Account account = byName.get(name.toLowerCase(Locale.ROOT));
    if (account == null || !isOf(Access.of(call), account.roles())) {
      throw new RefusedException(
          404, Message.inEnglish("There is no user of this name.").inJapanese("この名前のユーザーはいません。"));
    }
    return account;
  }

  // -- signing in -------------------------------------------------------------------------------

  /**
   * Signs somebody in with a name and a password.
   *
   * @throws RefusedException with status 401 if one of both is wrong, 429 if it was tried too often
   */
  public void signIn(Context call, String wantedName, String password) throws IOException {
    String name = wantedName.toLowerCase(Locale.ROOT);
    Account account = verified(call, name, password);
    synchronized (this) {
      if (!account.equals(byName.get(name))) {
        throw new RefusedException(
            401,
            Message.inEnglish("The name or the password is wrong.")
                .inJapanese("名前またはパスワードが正しくありません。"));
      }
      sessions.begin(call, account.name(), "user " + account.name(), Map.of());
    }
  }

  /** How many sign-ins with a password have failed or were held up since the process began. */
  public long failedSignIns() {
    return failed.get();
  }

  /** The user, if the password is right. */
  private Account verified(Context call, String name, String password) throws IOException {
    long wait = slowDown.wait(name, call.ip(), ticks.getAsLong());
    if (wait > 0) {
      failed.incrementAndGet();
      throw RefusedException.tooOften(wait);
    }
    Account account = byName.get(name);
    boolean possible = password.length() <= 4 * Passwords.LONGEST;
    boolean hasPassword = account != null && !account.password().isEmpty();
    boolean right =
        passwords.isRight(
            possible ? password : "", hasPassword && account != null ? account.password() : null);
    if (account == null || !right || !account.enabled()) {
      failed.incrementAndGet();
      slowDown.failed(name, call.ip(), ticks.getAsLong());
      trail.signInRefused(call, account == null ? "a name that is unknown" : "user " + name);
      throw new RefusedException(
          401,
          Message.inEnglish("The name or the password is wrong.")
              .inJapanese("名前またはパスワードが正しくありません。"));
    }
    slowDown.succeeded(name, call.ip());
    return account;
  }

  /**
   * Signs somebody in whom an identity provider has named. Issuer and subject are the person; a
   * name or address that a user here has too means nothing.
   *
   * @param wanted the name of a user that is made if the person is new
   * @param roles by tenant; those from before are removed
   * @return false if the user is disabled, or there is no room for one more
   */
  synchronized boolean signIn(
      Context call, String issuer, String subject, String wanted, Map<String, String> roles)
      throws IOException {
    List<String> identity = List.of(issuer, subject);
    String known = byIdentity.get(identity);
    Account before = known == null ? null : byName.get(known);
    if (before == null ? byName.size() >= MOST : !before.enabled()) {
      return false;
    }
    String name = before == null ? freeName(wanted, identity) : before.name();
    Account after =
        before == null
            ? new Account(name, "", true, roles, clock.getAsLong())
            : before.withRoles(roles);
    if (!after.equals(before)) {
      Trail.Step step =
          before == null
              ? Trail.Step.made("user.create", "user " + name, roles + " by " + issuer)
              : new Trail.Step(
                  "user.roles", "user " + name, before.roles().toString(), roles.toString());
      trail.changeAs(
          call,
          "user " + name,
          step,
          connection -> {
            Accounts.put(connection, after);
            if (before == null) {
              Accounts.add(connection, new Identity(issuer, subject, name, after.created()));
            }
            return after;
          });
      byName.put(name, after);
      byIdentity.put(identity, name);
    }
    sessions.begin(call, name, "user " + name, Map.of());
    return true;
  }

  /** A name that nobody has, like the wanted one. */
  private String freeName(String wanted, List<String> identity) {
    String small = wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._@+-]", "-");
    String cut = small.substring(0, Math.min(small.length(), LONGEST_WANTED));
    String start = cut.replaceFirst("^[^a-z0-9]+", "");
    String mark = Secrets.hash(String.join("\n", identity)).substring(0, 8);
    String name = start.length() < 2 ? "user-" + mark : start;
    for (int more = 1; byName.containsKey(name); more++) {
      name = (start.length() < 2 ? "user" : start) + "-" + mark + (more == 1 ? "" : "-" + more);
    }
    return name;
  }

  /** Changes the caller's own password; all its sessions end but a new one for this call. */
  public synchronized void changeOwn(Context call, String old, String password) throws IOException {
    Session session = sessions.of(call);
    refuse(
        session == null || session.account().isEmpty(),
        Message.inEnglish("You have no password here.").inJapanese("ここには、あなたのパスワードがありません。"));
    String name = session == null ? "" : session.account();
    change(call, verified(call, name, old), password);
    sessions.begin(call, name, "user " + name, Map.of());
  }

  /**
   * What somebody with a session may do.
   *
   * @param named the tenant that is asked for; null for the first that is reached
   */
  @Nullable Grant grant(Session session, @Nullable String named) {
    Map<String, String> roles = session.roles();
    if (!session.account().isEmpty()) {
      Account account = byName.get(session.account());
      if (account == null || !account.enabled()) {
        return null;
      }
      roles = account.roles();
    }
    return Reach.of(roles, tenants).grant(session.caller(), named);
  }

  /** Whether there is nobody yet. */
  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Notes a sign-in by a link. */
  void signInByLink(Context call) throws IOException {
    sessions.begin(call, "", "sign-in link", Map.of(EVERYWHERE, Role.ADMIN.word()));
    trail.note(call, "", Trail.Step.made("link.use", "sign-in link", ""), Outcome.DONE);
  }
}
