package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.StixCollection;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.export.queue.Exports;
import org.hansho.casework.incident.GroupedChanges;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.list.OwnLists;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.incident.Pattern;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.server.api.AlertRoutes;
import org.hansho.server.api.DetectionRoutes;
import org.hansho.server.api.EntityRoutes;
import org.hansho.server.api.ExportRoute;
import org.hansho.server.api.ExportRoutes;
import org.hansho.server.api.IncidentRoutes;
import org.hansho.server.api.IncidentTriageRoutes;
import org.hansho.server.api.LetterRoutes;
import org.hansho.server.api.ListRoute;
import org.hansho.server.api.MetricsRoute;
import org.hansho.server.api.OwnListRoutes;
import org.hansho.server.api.RawAlertRoute;
import org.hansho.server.api.ReplayRoute;
import org.hansho.server.api.SampleRoutes;
import org.hansho.server.api.SecurityCenterRoutes;
import org.hansho.server.api.SelfTestRoutes;
import org.hansho.server.api.SettingsRoute;
import org.hansho.server.api.StatusRoutes;
import org.hansho.server.api.TaxiiRoutes;
import org.hansho.server.api.TriageRoutes;
import org.hansho.server.api.ViewRoutes;
import org.hansho.server.backup.Backup;
import org.hansho.server.backup.BackupRoute;
import org.hansho.server.backup.Restore;
import org.hansho.server.console.ConsoleRoutes;
import org.hansho.server.health.Health;
import org.hansho.server.health.Outbox;
import org.hansho.server.health.Watching;
import org.hansho.server.http.HttpServer;
import org.hansho.server.http.Route;
import org.hansho.server.receive.WaysIn;
import org.hansho.server.reload.ContentWatch;
import org.hansho.server.reload.Reload;
import org.hansho.server.reload.ReloadRefusedException;
import org.hansho.server.reload.ReloadRoute;
import org.hansho.server.reload.Reloaded;
import org.hansho.server.security.Role;
import org.hansho.server.selftest.Samples;
import org.hansho.server.selftest.SelfTest;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReading;
import org.hansho.server.source.HttpWays;
import org.hansho.server.tenant.Changes;
import org.hansho.server.tenant.ContentOf;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenants;

/**
 * Hansho as it keeps running: the runner of each tenant, the ways in, the alert store and the API.
 *
 * <pre>
 * local-key          the key of whoever may read this folder
 * casework.db        the alerts that people see, and the audit log (SQLite)
 * audit-head         the last row of the audit log
 * </pre>
 *
 * <p>Beside these lie the data folders of tenants, if the settings name no other place for them.
 */
public final class Server implements Closeable {
  private final Inside inside;
  private final HttpWays httpWays;
  private final HttpServer http;
  private final Gate gate;
  private final Casework work;
  private final ContentWatch watch;

  private Server(Inside inside, HttpWays httpWays, HttpServer http, Gate gate, Casework work) {
    this.work = work;
    this.inside = inside;
    this.httpWays = httpWays;
    this.http = http;
    this.gate = gate;
    this.watch = new ContentWatch(inside.reload());
  }

  /**
   * Starts exports: behind the locks of the folders, so that a server which may not use them sends
   * nothing, and before the runners, so that an export which is new misses nothing they find.
   */
  private static Exports exports(
      ServerSettings settings,
      ExportSources sources,
      TicketDesk desk,
      Changes changes,
      Tenants tenants)
      throws IOException {
    try {
      return Exports.start(
          ExportPlans.of(settings, sources, desk),
          sources,
          ExportPlans.signal(changes),
          Instant::now);
    } catch (IOException | RuntimeException failure) {
      tenants.close();
      throw failure;
    }
  }

  /** What works behind HTTP. */
  private record Inside(
      CaseStore store,
      Incidents incidents,
      GroupedChanges grouped,
      Changes changes,
      Tenants tenants,
      WaysIn waysIn,
      Health health,
      Exports exports,
      TicketDesk desk,
      AlertRoutes alerts,
      Hiding hiding,
      SelfTest selfTest,
      OwnLists lists,
      Reload reload) {}

  /**
   * Starts; what was not ended before goes on.
   *
   * @param again reads the settings again when they are to be reloaded
   * @param engines compiles content
   * @throws IOException if a folder is in use or cannot be read, or nothing can listen at the
   *     address; the message says what to do
   */
  public static Server start(
      LoadedSettings loaded, Supplier<SettingsReading> again, Tenants.Engines engines)
      throws IOException {
    return start(loaded, again, engines, Watching.machine());
  }

  /**
   * The same in the time of a scenario.
   *
   * @param watching what takes the place of this machine's clock and disks
   */
  public static Server start(
      LoadedSettings loaded,
      Supplier<SettingsReading> again,
      Tenants.Engines engines,
      Watching watching)
      throws IOException {
    ServerSettings settings = loaded.settings();
    prepare(settings);
    CaseStore store = CaseStore.open(StorePlan.of(settings));
    try {
      OwnLists lists = OwnLists.open(store);
      ContentOf contents = tenant -> tenant.content().withEntries(OwnContent.of(lists, tenant));
      Reload reload = new Reload(loaded, again, contents, engines);
      List<Pattern> patterns = engines.patterns();
      Incidents incidents = new Incidents(store, () -> patterns);
      GroupedChanges grouped = new GroupedChanges(store, incidents);
      Changes changes = new Changes(grouped);
      Hiding hiding = Hiding.open(store, settings, incidents, engines.inhibitions());
      Tenants tenants = Tenants.open(settings, contents, engines, changes, watching.clock());
      TicketDesk desk = new TicketDesk(store, incidents);
      Exports exports =
          exports(settings, ExportPlans.sources(store, incidents), desk, changes, tenants);
      try {
        hiding.lists().are(tenants);
        tenants.start();
        Stored stored =
            new Stored(store, incidents, grouped, changes, exports, desk, hiding, lists);
        return start(settings, watching, stored, tenants, reload);
      } catch (IOException | RuntimeException failure) {
        exports.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  /** The alerts that people see, and the receivers of their changes. */
  private record Stored(
      CaseStore store,
      Incidents incidents,
      GroupedChanges grouped,
      Changes changes,
      Exports exports,
      TicketDesk desk,
      Hiding hiding,
      OwnLists lists) {}

  private static Server start(
      ServerSettings settings, Watching watching, Stored stored, Tenants tenants, Reload reload)
      throws IOException {
    try {
      WaysIn waysIn = WaysIn.start(settings, tenants);
      try {
        AlertRoutes alerts =
            new AlertRoutes(
                stored.store(),
                stored.incidents(),
                stored.changes(),
                tenants,
                stored.hiding().lists());
        Health health = health(settings, watching, stored, tenants, waysIn);
        Inside inside =
            new Inside(
                stored.store(),
                stored.incidents(),
                stored.grouped(),
                stored.changes(),
                tenants,
                waysIn,
                health,
                stored.exports(),
                stored.desk(),
                alerts,
                stored.hiding(),
                new SelfTest(settings.data(), stored.hiding()::whyOff),
                stored.lists(),
                reload.of(tenants));
        Server server = listening(settings, inside);
        health.start();
        stored.grouped().start();
        return server;
      } catch (IOException | RuntimeException failure) {
        waysIn.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      tenants.close();
      throw failure;
    }
  }

  private static Health health(
      ServerSettings settings, Watching watching, Stored stored, Tenants tenants, WaysIn waysIn)
      throws IOException {
    return Health.open(
        settings,
        tenants,
        stored.changes(),
        outbox(stored.exports()),
        (tenant, visitor) -> waysIn.forEachHole(tenant, visitor::missing),
        stored.hiding().weakness(),
        watching);
  }

  private static Outbox outbox(Exports exports) {
    return tenant ->
        exports.status(tenant).stream()
            .map(target -> new Outbox.Target(target.name(), target.waiting(), target.trouble()))
            .toList();
  }

  private static Server listening(ServerSettings settings, Inside inside) throws IOException {
    Tenants tenants = inside.tenants();
    Gate gate = Gate.open(settings, inside.store(), tenants.names());
    try {
      return listening(settings, inside, gate);
    } catch (IOException | RuntimeException failure) {
      gate.close();
      throw failure;
    }
  }

  private static Server listening(ServerSettings settings, Inside inside, Gate gate)
      throws IOException {
    Tenants tenants = inside.tenants();
    inside.hiding().note(gate.audit());
    inside.health().countSignIns(gate::failedSignIns);
    inside
        .reload()
        .then(
            next -> {
              inside.hiding().reloaded(next, gate.audit());
              inside.health().reloaded(next);
            });
    int part = RunnerPlan.recordBytes(settings.journal()) / 2;
    HttpWays httpWays = new HttpWays(tenants::of, settings.http(), part);
    Casework work =
        Casework.open(
            inside.store(),
            gate.audit(),
            tenants,
            inside.changes(),
            inside.reload()::trying,
            settings.retention().listedAge());
    inside.desk().open(work.triage(), gate.audit(), ArrivalClock.system(), inside.changes()::wake);
    try {
      List<Route> routes = routes(inside, httpWays, gate, work);
      Backup backup =
          new Backup(
              settings, StorePlan.of(settings), (tenant, into) -> tenants.of(tenant).copyTo(into));
      routes.add(Route.post(BackupRoute.PATH, Role.ADMIN, new BackupRoute(backup)));
      HttpServer http = HttpServer.start(settings.http(), gate.access(), routes);
      return new Server(inside, httpWays, http, gate, work);
    } catch (IOException | RuntimeException failure) {
      httpWays.close();
      work.close();
      throw failure;
    }
  }

  /** Folder and files are for their owner only where the file system has owners. */
  private static void prepare(ServerSettings settings) throws IOException {
    FileLayer files = new DiskFiles();
    if (Restore.isUnfinished(settings.data())) {
      throw new IOException(
          settings.data()
              + " holds a part of a backup: restore was interrupted. Empty it and restore again.");
    }
    files.createFolder(settings.data());
    Path alerts = StorePlan.file(settings);
    if (!Files.exists(alerts)) {
      files.create(alerts).close();
    }
  }

  /** Every route of the server. */
  private static List<Route> routes(Inside inside, HttpWays httpWays, Gate gate, Casework work)
      throws IOException {
    Tenants tenants = inside.tenants();
    Reload reload = inside.reload();
    List<Route> routes = new ArrayList<>();
    routes.addAll(httpWays.routes());
    routes.addAll(
        new StatusRoutes(
                tenants,
                inside.waysIn(),
                inside.health(),
                reload::trouble,
                inside.grouped()::trouble)
            .routes());
    routes.addAll(inside.alerts().routes());
    AlertFile file = new AlertFile(inside.store());
    routes.add(
        Route.get(
            ExportRoute.PATH,
            Role.VIEWER,
            new ExportRoute(file, inside.incidents(), inside.hiding().lists())));
    routes.add(Route.get(RawAlertRoute.PATH, Role.VIEWER, new RawAlertRoute(inside.store())));
    routes.addAll(inside.hiding().routes(gate.trail(), tenants));
    routes.addAll(ofIncidents(inside, gate, work));
    routes.addAll(
        new ViewRoutes(inside.store(), inside.hiding().lists(), gate.trail(), ArrivalClock.system())
            .routes());
    routes.addAll(
        new EntityRoutes(inside.incidents(), inside.store(), tenants, gate.trail()).routes());
    routes.addAll(new ExportRoutes(inside.exports(), gate.trail()).routes());
    routes.addAll(gate.routes());
    routes.addAll(
        new TriageRoutes(work.triage(), inside.store(), inside.incidents(), inside.hiding().lists())
            .routes());
    routes.addAll(
        new DetectionRoutes(tenants, work.triage(), inside.hiding().overrides()).routes());
    routes.addAll(new LetterRoutes(tenants).routes());
    routes.addAll(shown(inside, gate));
    routes.addAll(new SelfTestRoutes(inside.selfTest(), tenants).routes());
    routes.addAll(work.backtestRoutes(tenants, gate.trail()));
    SampleAlerts samples = new SampleAlerts(inside.store(), inside.changes()::wake);
    routes.addAll(new SampleRoutes(new Samples(samples), tenants, gate.trail()).routes());
    routes.add(Route.post(ReloadRoute.PATH, Role.ENGINEER, new ReloadRoute(reload)));
    routes.add(
        Route.get(MetricsRoute.PATH, Role.VIEWER, new MetricsRoute(tenants, inside.health())));
    routes.addAll(ConsoleRoutes.built().routes());
    return routes;
  }

  private static List<Route> ofIncidents(Inside inside, Gate gate, Casework work) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new IncidentRoutes(
                inside.incidents(),
                inside.grouped()::trouble,
                gate.trail(),
                inside.hiding().lists())
            .routes());
    routes.addAll(
        new IncidentTriageRoutes(
                inside.incidents(), work.triage(), gate.trail(), ArrivalClock.system())
            .routes());
    routes.addAll(
        new SecurityCenterRoutes(
                inside.store(),
                inside.incidents(),
                work.triage(),
                gate.trail(),
                ArrivalClock.system())
            .routes());
    ExportSources sources = ExportPlans.sources(inside.store(), inside.incidents());
    routes.addAll(
        new TaxiiRoutes(
                List.of(
                    new StixCollection("alerts", sources.alerts(), sources.kept()),
                    new StixCollection("incidents", sources.incidents(), sources.kept())),
                ArrivalClock.system())
            .routes());
    return routes;
  }

  /** Content, settings, and alerts once more. */
  private static List<Route> shown(Inside inside, Gate gate) {
    Tenants tenants = inside.tenants();
    ReplayRoute replay = new ReplayRoute(inside.store(), tenants);
    ListRoute lists = new ListRoute(tenants, inside.lists(), Clock.systemUTC());
    SettingsRoute settings = new SettingsRoute(inside.reload()::current);
    List<Route> routes = new ArrayList<>();
    routes.add(Route.post(ReplayRoute.PATH, Role.ANALYST, replay));
    routes.add(Route.get(ListRoute.PATH, Role.VIEWER, lists));
    routes.add(Route.get(SettingsRoute.PATH, Role.ADMIN, settings));
    OwnContent own = new OwnContent(inside.reload());
    routes.addAll(
        new OwnListRoutes(tenants, inside.lists(), gate.trail(), own, ArrivalClock.system())
            .routes());
    return routes;
  }

  /** Looks at the health of everything once. */
  void lookAtHealth() {
    inside.health().look();
  }

  /** Every route that answers, as the contract has them. */
  List<Route> routes() {
    return http.routes();
  }

  /**
   * The path of a link by which the first person signs in on this machine, once, within fifteen
   * minutes; empty if there are users already.
   */
  public Optional<String> firstSignIn() {
    return gate.firstSignIn();
  }

  /**
   * Reads settings and content again; see {@link Reload#reload}.
   *
   * @throws ReloadRefusedException if anything is wrong; then everything stays as it was
   */
  public Reloaded reload() throws ReloadRefusedException {
    return inside.reload().reload();
  }

  /** The port at which it listens. */
  public int port() {
    return http.port();
  }

  /** Takes no more, ends the epochs that are under way, and gives the folders free. */
  @Override
  public void close() throws IOException {
    watch.close();
    inside.alerts().close();
    http.close();
    inside.selfTest().close();
    inside.exports().close();
    inside.waysIn().close();
    httpWays.close();
    work.close();
    try {
      inside.health().close();
    } finally {
      closeTenants();
    }
  }

  private void closeTenants() throws IOException {
    try {
      inside.tenants().close();
    } finally {
      try {
        gate.close();
      } finally {
        inside.grouped().close();
        inside.store().close();
      }
    }
  }
}
