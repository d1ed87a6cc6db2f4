package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.triage.Lessons;
import org.hansho.casework.triage.Triage;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.api.BacktestRoutes;
import org.hansho.server.backtest.Backtests;
import org.hansho.server.backtest.Candidates;
import org.hansho.server.backtest.HistoryFolders;
import org.hansho.server.http.Route;
import org.hansho.server.security.Trail;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.tenant.Changes;
import org.hansho.server.tenant.Teaching;
import org.hansho.server.tenant.Tenants;

/**
 * What people do with alerts, put together: each change is shown to those who wait for changes, and
 * what it says to baselines is brought to them.
 */
record Casework(
    Triage triage,
    Teaching teaching,
    StoreRetention retention,
    Backtests backtests,
    HistoryFolders history)
    implements Closeable {
  /**
   * Opens it over a store; what was left undone goes on once it is {@link #start}ed.
   *
   * @param candidates compiles rules that are tried
   * @param now the settings in effect: after which time alerts are deleted, and what back-tests may
   *     read
   */
  static Casework open(
      CaseStore store,
      AuditLog audit,
      Tenants tenants,
      Changes changes,
      Candidates candidates,
      Supplier<ServerSettings> now)
      throws IOException {
    Teaching teaching = new Teaching(new Lessons(store.transactions()), tenants);
    Runnable changed =
        () -> {
          changes.wake();
          teaching.wake();
        };
    Triage triage = new Triage(store, audit, ArrivalClock.system(), changed);
    StoreRetention retention =
        new StoreRetention(
            store.oldAlerts(Incidents.groups()),
            audit,
            () -> now.get().retention().listedAge(),
            tenants.names(),
            ArrivalClock.system());
    return new Casework(
        triage, teaching, retention, new Backtests(store, candidates), history(now.get()));
  }

  private static HistoryFolders history(ServerSettings settings) {
    Map<String, List<Path>> folders = new HashMap<>();
    settings.tenants().forEach((name, tenant) -> folders.put(name, tenant.backtestFolders()));
    return new HistoryFolders(folders);
  }

  /** Begins to teach and to delete what is old, once the tenants are open. */
  void start() {
    teaching.start();
    retention.start();
  }

  /** Routes to back-tests. */
  List<Route> backtestRoutes(Tenants tenants, Trail trail) {
    return new BacktestRoutes(backtests, history, tenants, trail).routes();
  }

  @Override
  public void close() {
    backtests.close();
    retention.close();
    triage.close();
    teaching.close();
  }
}
