package org.hansho.server;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.export.queue.Exports;
import org.hansho.casework.incident.GroupedChanges;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.list.OwnLists;
import org.hansho.casework.setting.ChangedSettings;
import org.hansho.casework.store.CaseStore;
import org.hansho.incident.Pattern;
import org.hansho.server.api.AlertRoutes;
import org.hansho.server.health.Health;
import org.hansho.server.health.Outbox;
import org.hansho.server.health.Watching;
import org.hansho.server.history.LiveLessons;
import org.hansho.server.receive.WaysIn;
import org.hansho.server.reload.Reload;
import org.hansho.server.reload.StartSettings;
import org.hansho.server.selftest.SelfTest;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsSource;
import org.hansho.server.tenant.Changes;
import org.hansho.server.tenant.ContentOf;
import org.hansho.server.tenant.Tenants;

/**
 * What works behind HTTP. It is there, and answers what the store knows, before the tenants are
 * open; {@link #start} lets it work.
 */
record Inside(
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
    LiveLessons lessons,
    OwnLists lists,
    Reload reload,
    ContentOf contents) {
  /**
   * Opens the store and takes the folders of the tenants.
   *
   * @throws IOException if a folder is in use, or what is kept cannot be read
   */
  static Inside open(
      LoadedSettings loaded, SettingsSource again, Tenants.Engines engines, Watching watching)
      throws IOException {
    CaseStore store = CaseStore.open(StorePlan.of(loaded.settings()));
    try {
      OwnLists lists = OwnLists.open(store);
      ContentOf contents = tenant -> tenant.content().withEntries(OwnContent.of(lists, tenant));
      StartSettings start =
          StartSettings.of(loaded, again, ChangedSettings.all(store.transactions()));
      Reload reload = new Reload(start, again, contents, engines);
      Supplier<ServerSettings> now = () -> reload.current().settings();
      List<Pattern> patterns = engines.patterns();
      Incidents incidents = new Incidents(store, () -> patterns);
      GroupedChanges grouped = new GroupedChanges(store, incidents);
      Changes changes = new Changes(grouped);
      Hiding hiding = Hiding.open(store, now, incidents, engines.inhibitions());
      Stored stored = new Stored(store, incidents, grouped, changes, hiding, lists, contents);
      return stored.with(start.loaded().settings(), reload, watching);
    } catch (IOException | RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  /** What is kept of alerts, and who follows its changes. */
  private record Stored(
      CaseStore store,
      Incidents incidents,
      GroupedChanges grouped,
      Changes changes,
      Hiding hiding,
      OwnLists lists,
      ContentOf contents) {
    Inside with(ServerSettings settings, Reload reload, Watching watching) throws IOException {
      Tenants tenants = Tenants.of(settings, changes, watching.clock());
      try {
        hiding.lists().are(tenants);
        TicketDesk desk = new TicketDesk(store, incidents);
        ExportSources sources = ExportPlans.sources(store, incidents);
        Exports exports =
            Exports.of(
                ExportPlans.of(() -> reload.current().settings(), sources, desk),
                sources,
                ExportPlans.signal(changes),
                Instant::now);
        WaysIn waysIn = new WaysIn(settings, tenants);
        return new Inside(
            store,
            incidents,
            grouped,
            changes,
            tenants,
            waysIn,
            health(settings, watching, tenants, waysIn, exports),
            exports,
            desk,
            new AlertRoutes(store, incidents, changes, tenants, hiding.lists()),
            hiding,
            new SelfTest(settings.data(), hiding::whyOff),
            new LiveLessons(settings.data()),
            lists,
            reload.of(tenants),
            contents);
      } catch (IOException | RuntimeException failure) {
        tenants.close();
        throw failure;
      }
    }

    private Health health(
        ServerSettings settings, Watching watching, Tenants tenants, WaysIn waysIn, Exports exports)
        throws IOException {
      return Health.open(
          settings,
          tenants,
          changes,
          outbox(exports),
          (tenant, visitor) -> waysIn.forEachHole(tenant, visitor::missing),
          hiding.weakness(),
          watching);
    }
  }

  private static Outbox outbox(Exports exports) {
    return tenant ->
        exports.status(tenant).stream()
            .map(target -> new Outbox.Target(target.name(), target.waiting(), target.trouble()))
            .toList();
  }

  /**
   * Lets everything work, once the tenants are open. Exports begin behind that, so that a server
   * that may not use a folder sends nothing, and before the runners, so that an export which is new
   * misses nothing they find.
   *
   * @throws IOException if an export cannot begin, or a way in cannot listen where it should
   */
  void start() throws IOException {
    exports.begin();
    tenants.start();
    waysIn.start();
    health.start();
    grouped.start();
  }
}
