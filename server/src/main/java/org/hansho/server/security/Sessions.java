package org.hansho.server.security;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hansho.casework.account.Accounts;
import org.hansho.casework.account.Session;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in. A session ends an hour after its last use and twelve hours after it began; the
 * cookie holds 256 random bits, of which a hash is kept. All of them are in memory, at most {@link
 * #EACH} a user and {@link #ALL} together; the oldest goes. One that is ended is dead at once. Safe
 * from any thread.
 */
public final class Sessions {
  static final int EACH = 20;
  static final int ALL = 5_000;
  static final long IDLE = 3_600_000_000_000L;
  static final long LIFE = 12 * IDLE;

  private static final long MINUTE = 60_000_000_000L;

  private final Trail trail;
  private final Cookies cookies;
  private final LongSupplier clock;
  private final Notes notes;
  private final Map<String, Session> byHash = new ConcurrentHashMap<>();

  private Sessions(Trail trail, Cookies cookies, LongSupplier clock, Notes notes) {
    this.trail = trail;
    this.cookies = cookies;
    this.clock = clock;
    this.notes = notes;
  }

  /**
   * The sessions of a store.
   *
   * @param clock nanoseconds since 1970
   */
  static Sessions open(
      Transactions transactions, Trail trail, Cookies cookies, LongSupplier clock, Notes notes)
      throws IOException {
    Sessions sessions = new Sessions(trail, cookies, clock, notes);
    for (Session session : transactions.read("read sessions", Accounts::sessions)) {
      sessions.byHash.put(session.hash(), session);
    }
    return sessions;
  }

  /**
   * Begins a session with an id that nobody has seen before, and ends the one the caller came with.
   *
   * @param account the user; empty for who came another way
   * @param roles of who came another way
   */
  synchronized void begin(Context call, String account, String caller, Map<String, String> roles)
      throws IOException {
    Session before = of(call);
    String secret = Secrets.next();
    long now = clock.getAsLong();
    Session session = new Session(Secrets.hash(secret), account, caller, roles, now, now);
    List<Session> over = over(account);
    trail.changeAs(
        call,
        caller,
        Trail.Step.made("session.begin", caller, ""),
        connection -> {
          for (Session old : over) {
            Accounts.removeSession(connection, old.hash());
          }
          if (before != null) {
            Accounts.removeSession(connection, before.hash());
          }
          Accounts.add(connection, session);
          return session;
        });
    over.forEach(old -> byHash.remove(old.hash()));
    if (before != null) {
      byHash.remove(before.hash());
    }
    byHash.put(session.hash(), session);
    cookies.set(call, secret);
  }

  /** Those that end for one more of a user: who is over, and the oldest of too many. */
  private List<Session> over(String account) {
    long now = clock.getAsLong();
    List<Session> alive =
        byHash.values().stream()
            .filter(session -> isAlive(session, now))
            .sorted(Comparator.comparingLong(Session::used).reversed())
            .toList();
    List<Session> ofUser =
        alive.stream().filter(session -> session.account().equals(account)).skip(EACH - 1).toList();
    List<Session> tooMany = alive.stream().skip(ALL - 1).toList();
    return byHash.values().stream()
        .filter(
            session ->
                !isAlive(session, now) || ofUser.contains(session) || tooMany.contains(session))
        .toList();
  }

  private static boolean isAlive(Session session, long now) {
    return now - session.used() < IDLE && now - session.created() < LIFE;
  }

  /** Ends the session of a call; the cookie is taken away in any case. */
  public synchronized void end(Context call) throws IOException {
    Session session = of(call);
    cookies.clear(call);
    if (session != null) {
      trail.changeAs(
          call,
          session.caller(),
          new Trail.Step("session.end", session.caller(), "", ""),
          connection -> {
            Accounts.removeSession(connection, session.hash());
            return session;
          });
      byHash.remove(session.hash());
    }
  }

  /** Forgets all sessions of a user, which the caller has taken out of the store. */
  void forget(String account) {
    byHash.values().removeIf(session -> session.account().equals(account));
  }

  /** The session of a call that is alive; null if there is none. */
  @Nullable Session of(Context call) {
    String secret = cookies.read(call.header("Cookie"));
    Session session = secret == null ? null : byHash.get(Secrets.hash(secret));
    long now = clock.getAsLong();
    if (session == null || !isAlive(session, now)) {
      return null;
    }
    if (now - session.used() > MINUTE
        && byHash.replace(session.hash(), session, session.usedAt(now))) {
      notes.add(connection -> Accounts.sessionUsed(connection, session.hash(), now));
    }
    return session;
  }
}
