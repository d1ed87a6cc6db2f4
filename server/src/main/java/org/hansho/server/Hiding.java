package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.override.DetectionOverride;
import org.hansho.casework.override.DetectionOverrides;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.suppression.IncidentSteps;
import org.hansho.casework.suppression.Inhibitions;
import org.hansho.casework.suppression.Preview;
import org.hansho.casework.suppression.Previews;
import org.hansho.casework.suppression.Suppressions;
import org.hansho.casework.triage.NewEvidence;
import org.hansho.incident.Inhibition;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.api.FilterRoutes;
import org.hansho.server.api.InhibitionRoutes;
import org.hansho.server.api.OverrideRoutes;
import org.hansho.server.api.PreviewRoutes;
import org.hansho.server.api.SuppressionRoutes;
import org.hansho.server.http.Route;
import org.hansho.server.job.Jobs;
import org.hansho.server.security.Trail;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.server.tenant.TenantLists;
import org.hansho.server.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What decides which alerts are hidden, put together.
 *
 * @param jobs previews that run, and the last that ended
 * @param weakness reports what hides much
 * @param lists what filters may name
 */
record Hiding(
    Suppressions suppressions,
    Inhibitions inhibitions,
    DetectionOverrides overrides,
    Previews previews,
    Jobs<PreviewRoutes.Request, Preview> jobs,
    Weakness weakness,
    TenantLists lists)
    implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Hiding.class);
  private static final int PREVIEWS_AT_ONCE = 4;
  private static final int PREVIEWS_KEPT = 100;

  /**
   * Suppressions of a store, asked from now on for each alert that comes in, behind the rule for
   * closed ones.
   *
   * @param muting which alerts mute their consequences
   * @param incidents of which a preview says which would lose a step
   * @param now the settings in effect; they say that rule, and what is made of detections
   */
  static Hiding open(
      CaseStore store, Supplier<ServerSettings> now, Incidents incidents, List<Inhibition> muting)
      throws IOException {
    ServerSettings settings = now.get();
    TenantLists lists = new TenantLists();
    incidents.criticalBy(lists::of);
    ArrivalClock clock = ArrivalClock.system();
    Suppressions suppressions = Suppressions.open(store, clock, lists::of);
    Inhibitions inhibitions = Inhibitions.open(store, muting, settings.tenants().keySet());
    store.decideBy(inhibitions.behind(suppressions.behind(newEvidence(now))), clock);
    DetectionOverrides overrides = DetectionOverrides.open(store, clock);
    hold(overrides, settings);
    store.overrideBy(overrides);
    return new Hiding(
        suppressions,
        inhibitions,
        overrides,
        new Previews(store, steps(incidents)),
        new Jobs<>("preview", PREVIEWS_AT_ONCE, PREVIEWS_KEPT),
        new Weakness(suppressions, overrides, clock),
        lists);
  }

  /** The rule of the settings in effect. */
  private static Arrivals newEvidence(Supplier<ServerSettings> now) {
    return (alert, before, isMore) -> {
      String word = now.get().casework().newEvidence();
      NewEvidence rule = Objects.requireNonNull(NewEvidence.of(word), word);
      return rule.arrived(alert, before, isMore);
    };
  }

  private static IncidentSteps steps(Incidents incidents) {
    return (tenant, alerts) ->
        incidents.of(tenant, alerts).values().stream().distinct().sorted().toList();
  }

  private static void hold(DetectionOverrides overrides, ServerSettings settings) {
    for (TenantSettings tenant : settings.tenants().values()) {
      overrides.hold(tenant.name(), tenant.severities(), tenant.content().disabled());
    }
  }

  /** Notes what the settings make of detections that they did not make of them before. */
  void note(AuditLog audit) throws IOException {
    weakness.watch(audit);
    overrides.note(
        (of, before, after, work) ->
            audit.change(
                "note what the settings say",
                new AuditEntry(
                    "settings",
                    "",
                    of.tenant(),
                    "detection.override",
                    "detection " + of.detection(),
                    before,
                    after,
                    AuditEntry.Outcome.DONE),
                work));
  }

  /** The settings were read again. */
  void reloaded(ServerSettings settings, AuditLog audit) {
    hold(overrides, settings);
    try {
      note(audit);
    } catch (IOException failure) {
      LOG.error("What the settings say of detections holds, but could not be noted", failure);
    }
  }

  /** Why a detection is switched off for a tenant; empty if it is not. */
  Optional<String> whyOff(String tenant, String detection) {
    return Optional.ofNullable(overrides.find(tenant, detection))
        .filter(one -> !one.enabled())
        .map(DetectionOverride::reason);
  }

  List<Route> routes(Trail trail, Tenants tenants, Supplier<ServerSettings> now) {
    List<Route> routes = new ArrayList<>(new FilterRoutes(lists).routes());
    routes.addAll(new InhibitionRoutes(inhibitions).routes());
    routes.addAll(new OverrideRoutes(overrides, tenants, trail).routes());
    // The first route that matches answers, and a preview looks like the id of a suppression.
    routes.addAll(new PreviewRoutes(suppressions, previews, jobs, ArrivalClock.system()).routes());
    routes.addAll(
        new SuppressionRoutes(
                suppressions,
                trail,
                ArrivalClock.system(),
                () -> now.get().casework().suppressionDays())
            .routes());
    return routes;
  }

  /** Ends previews that run. */
  @Override
  public void close() {
    jobs.close();
  }
}
