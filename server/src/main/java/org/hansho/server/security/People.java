package org.hansho.server.security;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hansho.casework.store.Transactions;

/** All accounts of the store: tokens, users, sessions, and the link for the first sign-in. */
public final class People implements Closeable {
  private final Notes notes;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Users users;
  private final SignInLinks links;
  private final Optional<OidcSignIn> oidc;

  private People(
      Notes notes,
      Tokens tokens,
      Sessions sessions,
      Users users,
      SignInLinks links,
      Optional<OidcSignIn> oidc) {
    this.oidc = oidc;
    this.notes = notes;
    this.tokens = tokens;
    this.sessions = sessions;
    this.users = users;
    this.links = links;
  }

  /**
   * Reads them.
   *
   * @param tenants their names, at least one
   * @param secure whether browsers reach the server over TLS
   * @param plan the identity provider that people may sign in with, if there is one
   * @param clock nanoseconds since 1970
   */
  public static People open(
      Transactions transactions,
      Trail trail,
      List<String> tenants,
      boolean secure,
      Optional<OidcPlan> plan,
      LongSupplier clock)
      throws IOException {
    Notes notes = new Notes(transactions);
    LongSupplier ticks = System::nanoTime;
    Tokens tokens = Tokens.open(transactions, trail, clock, notes);
    Sessions sessions = Sessions.open(transactions, trail, new Cookies(secure), clock, notes);
    Users users =
        Users.open(transactions, trail, sessions, tenants, new Users.Clocks(clock, ticks));
    Optional<OidcSignIn> oidc = Optional.empty();
    if (plan.isPresent()) {
      Cookies cookies = Cookies.ofSignIns(secure);
      oidc = Optional.of(new OidcSignIn(plan.get(), users, trail, cookies, ticks));
    }
    SignInLinks links = new SignInLinks(users, trail, ticks);
    return new People(notes, tokens, sessions, users, links, oidc);
  }

  /** Tokens made at run time. */
  public Tokens tokens() {
    return tokens;
  }

  /** Who has signed in. */
  public Sessions sessions() {
    return sessions;
  }

  /** Who has a password. */
  public Users users() {
    return users;
  }

  /** The link for the first sign-in. */
  public SignInLinks links() {
    return links;
  }

  /** Signing in with an identity provider, if there is one. */
  public Optional<OidcSignIn> oidc() {
    return oidc;
  }

  /** Whether nobody has a password yet. */
  public boolean isEmpty() {
    return users.isEmpty();
  }

  @Override
  public void close() {
    notes.close();
  }
}
