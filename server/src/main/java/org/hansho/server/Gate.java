package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.CaseStore;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.api.AuditRoutes;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.LocalKey;
import org.hansho.server.security.SourceToken;
import org.hansho.server.security.Trail;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;

/** All that decides who comes in, and what is kept of it, put together. */
final class Gate implements Closeable {
  private final Access access;
  private final Trail trail;
  private final List<Route> routes;

  private Gate(Access access, Trail trail, List<Route> routes) {
    this.access = access;
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
    Access access = new Access(LocalKey.of(settings.data()), tenants, tokens(settings), trail);
    return new Gate(access, trail, new AuditRoutes(audit).routes());
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
