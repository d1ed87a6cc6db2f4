package org.hansho.server;

import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.StixCollection;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.casework.triage.Precision;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.api.DetectionRoutes;
import org.hansho.server.api.EntityRoutes;
import org.hansho.server.api.ExportRoute;
import org.hansho.server.api.ExportRoutes;
import org.hansho.server.api.IncidentRoutes;
import org.hansho.server.api.IncidentTriageRoutes;
import org.hansho.server.api.LearnRoutes;
import org.hansho.server.api.LetterRoutes;
import org.hansho.server.api.ListRoute;
import org.hansho.server.api.MetricsRoute;
import org.hansho.server.api.OwnListRoutes;
import org.hansho.server.api.RawAlertRoute;
import org.hansho.server.api.RelearnRoute;
import org.hansho.server.api.ReplayRoute;
import org.hansho.server.api.SampleRoutes;
import org.hansho.server.api.SecurityCenterRoutes;
import org.hansho.server.api.SelfTestRoutes;
import org.hansho.server.api.SettingRoutes;
import org.hansho.server.api.StatusRoutes;
import org.hansho.server.api.TaxiiRoutes;
import org.hansho.server.api.TriageRoutes;
import org.hansho.server.api.ViewRoutes;
import org.hansho.server.backup.Backup;
import org.hansho.server.backup.BackupRoute;
import org.hansho.server.console.ConsoleRoutes;
import org.hansho.server.http.Route;
import org.hansho.server.reload.Reload;
import org.hansho.server.reload.ReloadRoute;
import org.hansho.server.security.Role;
import org.hansho.server.selftest.Samples;
import org.hansho.server.settings.CaseworkSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.source.HttpWays;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenants;

/** All routes of a server, put together from its parts. */
record AllRoutes(
    ServerSettings settings,
    Inside inside,
    HttpWays httpWays,
    Gate gate,
    Casework work,
    Startup startup) {
  /** The settings in effect. */
  private ServerSettings now() {
    return inside.reload().current().settings();
  }

  private static Precision.Bounds bounds(CaseworkSettings.Verdicts verdicts) {
    return new Precision.Bounds(
        verdicts.after(), verdicts.retireAfter(), verdicts.tuneWrong(), verdicts.retireWrong());
  }

  /** Every route of the server. */
  List<Route> list() throws IOException {
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
                inside.grouped()::trouble,
                startup::waitsFor)
            .routes());
    routes.addAll(inside.alerts().routes());
    AlertFile file = new AlertFile(inside.store());
    routes.add(
        Route.get(
            ExportRoute.PATH,
            Role.VIEWER,
            new ExportRoute(file, inside.incidents(), inside.hiding().lists())));
    routes.add(Route.get(RawAlertRoute.PATH, Role.VIEWER, new RawAlertRoute(inside.store())));
    routes.addAll(inside.hiding().routes(gate.trail(), tenants, this::now));
    routes.addAll(ofIncidents());
    routes.addAll(
        new ViewRoutes(inside.store(), inside.hiding().lists(), gate.trail(), ArrivalClock.system())
            .routes());
    routes.addAll(
        new EntityRoutes(
                inside.incidents(), inside.store(), tenants, gate.trail(), ArrivalClock.system())
            .routes());
    routes.addAll(new ExportRoutes(inside.exports(), gate.trail()).routes());
    routes.addAll(gate.routes());
    routes.addAll(
        new TriageRoutes(work.triage(), inside.store(), inside.incidents(), inside.hiding().lists())
            .routes());
    routes.addAll(new LetterRoutes(tenants).routes());
    routes.addAll(shown());
    routes.addAll(tried());
    routes.add(Route.post(ReloadRoute.PATH, Role.ENGINEER, new ReloadRoute(reload)));
    routes.add(
        Route.get(MetricsRoute.PATH, Role.VIEWER, new MetricsRoute(tenants, inside.health())));
    routes.add(Route.post(BackupRoute.PATH, Role.ADMIN, backup()));
    routes.addAll(ConsoleRoutes.built().routes());
    return routes;
  }

  /** Self tests, back-tests, lessons and samples. */
  private List<Route> tried() {
    Tenants tenants = inside.tenants();
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SelfTestRoutes(inside.selfTest(), tenants).routes());
    routes.addAll(work.backtestRoutes(tenants, gate.trail()));
    routes.addAll(
        new LearnRoutes(
                inside.lessons(), tenants, name -> RunnerPlan.of(settings, name), gate.trail())
            .routes());
    SampleAlerts samples = new SampleAlerts(inside.store(), inside.changes()::wake);
    routes.addAll(new SampleRoutes(new Samples(samples), tenants, gate.trail()).routes());
    return routes;
  }

  /** What a tenant has is copied by its runner. */
  private Handler backup() {
    Tenants tenants = inside.tenants();
    Backup backup =
        new Backup(
            settings, StorePlan.of(settings), (tenant, into) -> tenants.of(tenant).copyTo(into));
    BackupRoute route = new BackupRoute(backup);
    return call -> {
      tenants.requireOpen();
      route.handle(call);
    };
  }

  private List<Route> ofIncidents() {
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
  private List<Route> shown() {
    Tenants tenants = inside.tenants();
    ReplayRoute replay = new ReplayRoute(inside.store(), tenants);
    ListRoute lists = new ListRoute(tenants, inside.lists(), Clock.systemUTC());
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new DetectionRoutes(
                tenants,
                work.triage(),
                inside.hiding().overrides(),
                () -> bounds(now().casework().verdicts()))
            .routes());
    RelearnRoute relearn = new RelearnRoute(tenants, gate.trail());
    routes.add(Route.post(RelearnRoute.PATH, Role.ENGINEER, relearn));
    routes.add(Route.post(ReplayRoute.PATH, Role.ANALYST, replay));
    routes.add(Route.get(ListRoute.PATH, Role.VIEWER, lists));
    routes.addAll(
        new SettingRoutes(
                inside.reload()::current,
                new SettingChanges(inside.reload(), ArrivalClock.system()),
                gate.trail())
            .routes());
    OwnContent own = new OwnContent(inside.reload());
    routes.addAll(
        new OwnListRoutes(tenants, inside.lists(), gate.trail(), own, ArrivalClock.system())
            .routes());
    return routes;
  }
}
