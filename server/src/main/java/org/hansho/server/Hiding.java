package org.hansho.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.suppression.IncidentSteps;
import org.hansho.casework.suppression.Previews;
import org.hansho.casework.suppression.Suppressions;
import org.hansho.casework.triage.NewEvidence;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.api.FilterRoutes;
import org.hansho.server.api.SuppressionRoutes;
import org.hansho.server.http.Route;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.TenantLists;

/**
 * What decides which alerts are hidden, put together.
 *
 * @param lists what filters may name
 */
record Hiding(Suppressions suppressions, Previews previews, TenantLists lists) {
  /**
   * Suppressions of a store, asked from now on for each alert that comes in, behind the rule for
   * closed ones.
   *
   * @param newEvidence that rule as the settings write it
   */
  static Hiding open(CaseStore store, String newEvidence) throws IOException {
    NewEvidence rule = Objects.requireNonNull(NewEvidence.of(newEvidence), newEvidence);
    TenantLists lists = new TenantLists();
    ArrivalClock clock = ArrivalClock.system();
    Suppressions suppressions = Suppressions.open(store, clock, lists::of);
    store.decideBy(suppressions.behind(rule), clock);
    return new Hiding(
        suppressions, new Previews(store, IncidentSteps.NONE, System::nanoTime), lists);
  }

  List<Route> routes(Trail trail) {
    List<Route> routes = new ArrayList<>(new FilterRoutes(lists).routes());
    routes.addAll(
        new SuppressionRoutes(suppressions, previews, trail, ArrivalClock.system()).routes());
    return routes;
  }
}
