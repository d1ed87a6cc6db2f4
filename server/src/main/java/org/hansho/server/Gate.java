package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.CaseStore;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.api.AuditRoutes;
import org.hansho.server.api.SignInRoutes;
import org.hansho.server.api.TokenRoutes;
import org.hansho.server.api.UserRoutes;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.LocalKey;
import org.hansho.server.security.OidcPlan;
import org.hansho.server.security.People;
import org.hansho.server.security.Role;
import org.hansho.server.security.SourceToken;
import org.hansho.server.security.Trail;
import org.hansho.server.settings.OidcSettings;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.Secret;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;

/** All that decides who comes in, and what is kept of it, put together. */
final class Gate implements Closeable {
  private final Access access;
  private final People people;
  private final Trail trail;
  private final AuditLog audit;
  private final List<Route> routes;

  private Gate(Access access, People people, Trail trail, AuditLog audit, List<Route> routes) {
    this.audit = audit;
    this.access = access;
    this.people = people;
    this.trail = trail;
    this.routes = List.copyOf(routes);
  }

  /**
   * Opens what is kept of callers in a store and beside it.
   *
   * @param tenants their names, at least one
   */
  static Gate open(ServerSettings settings, CaseStore store, List<String> tenants)
      throws IOException {
    AuditLog audit =
        AuditLog.open(store.transactions(), StorePlan.auditHead(settings), ArrivalClock.system());
    Trail trail = new Trail(audit, System::nanoTime);
    People people =
        People.open(
            store.transactions(),
            trail,
            tenants,
            isSecure(settings),
            settings.oidc().map(Gate::plan),
            ArrivalClock.system());
    Access access =
        new Access(LocalKey.of(settings.data()), tenants, tokens(settings), people, trail);
    List<Route> routes = new ArrayList<>(new AuditRoutes(audit).routes());
    routes.addAll(new TokenRoutes(people.tokens()).routes());
    routes.addAll(new UserRoutes(people.users()).routes());
    routes.addAll(new SignInRoutes(people, tenants).routes());
    return new Gate(access, people, trail, audit, routes);
  }

  private static OidcPlan plan(OidcSettings oidc) {
    List<OidcPlan.Gift> gifts = new ArrayList<>();
    oidc.roles()
        .forEach(
            each ->
                gifts.add(
                    new OidcPlan.Gift(
                        each.value(),
                        Objects.requireNonNull(Role.of(each.role())),
                        each.tenant())));
    return new OidcPlan(
        oidc.issuer().toString(),
        oidc.client(),
        oidc.secret().map(Secret::value),
        oidc.url(),
        oidc.name(),
        oidc.scopes(),
        oidc.rolesClaim(),
        gifts,
        oidc.authorities());
  }

  /** Whether browsers come over TLS: with a certificate, or through a proxy that has one. */
  private static boolean isSecure(ServerSettings settings) throws IOException {
    boolean loopback =
        InetAddress.getByName(settings.http().listen().address()).isLoopbackAddress();
    return settings.http().tls().isPresent() || !loopback;
  }

  /** The path of a link by which the first person signs in; empty if there are users already. */
  Optional<String> firstSignIn() {
    return people.isEmpty() ? Optional.of(people.links().create()) : Optional.empty();
  }

  /** How many sign-ins with a password have failed since the process began. */
  long failedSignIns() {
    return people.users().failedSignIns();
  }

  /** Where it is kept who did what. */
  AuditLog audit() {
    return audit;
  }

  /** Where it is written who did what. */
  Trail trail() {
    return trail;
  }

  Access access() {
    return access;
  }

  /** Routes about access itself. */
  List<Route> routes() {
    return routes;
  }

  @Override
  public void close() throws IOException {
    people.close();
    trail.close();
  }

  /** A token that several sources share sends them all. */
  private static List<SourceToken> tokens(ServerSettings settings) {
    Map<String, Set<String>> sources = new LinkedHashMap<>();
    Map<String, String> tenants = new LinkedHashMap<>();
    for (SourceSettings source : settings.sources()) {
      if (source.receiver() instanceof Receiver.Http http && http.token().isPresent()) {
        String token = http.token().get().value();
        sources.computeIfAbsent(token, unused -> new LinkedHashSet<>()).add(source.id());
        tenants.put(token, source.tenant());
      }
    }
    List<SourceToken> tokens = new ArrayList<>();
    tenants.forEach(
        (token, tenant) ->
            tokens.add(SourceToken.of(token, tenant, sources.getOrDefault(token, Set.of()))));
    return tokens;
  }
}
