package org.hansho.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.filter.Breadth;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.override.DetectionOverride;
import org.hansho.casework.override.DetectionOverrides;
import org.hansho.casework.suppression.Suppression;
import org.hansho.casework.suppression.Suppressions;
import org.hansho.local.run.Relearning;
import org.hansho.server.health.Weakenings;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * What people have done that makes Hansho see or show less, looked up where it is kept. Safe from
 * any thread.
 */
final class Weakness implements Weakenings {
  /** A window of one source that is no longer than this is ordinary maintenance. */
  private static final long MAINTENANCE = Duration.ofDays(7).toNanos();

  private final Suppressions suppressions;
  private final DetectionOverrides overrides;
  private final LongSupplier clock;
  private final Map<String, Boolean> broad = new ConcurrentHashMap<>();
  private volatile @Nullable AuditLog audit;
  private volatile @Nullable Tenants tenants;

  /**
   * Over what hides alerts.
   *
   * @param clock nanoseconds since 1970
   */
  Weakness(Suppressions suppressions, DetectionOverrides overrides, LongSupplier clock) {
    this.suppressions = suppressions;
    this.overrides = overrides;
    this.clock = clock;
  }

  /** Begins to look at what tenants have forgotten too. */
  void watch(Tenants all) {
    tenants = all;
  }

  /** Begins to look at the audit log too. */
  void watch(AuditLog log) {
    audit = log;
  }

  @Override
  public List<Weakening> of(String tenant) {
    List<Weakening> all = new ArrayList<>();
    for (DetectionOverride one : overrides.list(tenant)) {
      boolean isOff = !one.enabled() && one.equals(overrides.find(tenant, one.detection()));
      if (isOff) {
        all.add(
            new Weakening(
                Kind.DETECTION_OFF, one.detection(), one.time(), one.author(), one.line()));
      }
    }
    long now = clock.getAsLong();
    for (Suppression one : suppressions.list(tenant)) {
      if (one.isInForce(now) && isBroad(one)) {
        all.add(
            new Weakening(
                Kind.BROAD_SUPPRESSION,
                one.id(),
                one.created(),
                one.author(),
                one.filter() + " – " + one.reason()));
      }
    }
    all.addAll(relearning(tenant));
    AuditLog log = audit;
    long altered = log == null ? 0 : log.alteredAt();
    if (altered != 0) {
      all.add(
          new Weakening(
              Kind.HISTORY_ALTERED, "audit log", altered, "somebody", "see hansho audit verify"));
    }
    return all;
  }

  private List<Weakening> relearning(String name) {
    Tenants known = tenants;
    Tenant tenant = known == null ? null : known.of(name);
    List<Relearning> all = tenant == null ? List.of() : tenant.relearning();
    return all.stream()
        .map(
            one ->
                new Weakening(
                    Kind.LEARNING_RESET, one.detection(), one.time(), one.author(), one.reason()))
        .toList();
  }

  /** Of one whose list is gone nothing is hidden. */
  private boolean isBroad(Suppression one) {
    boolean isMaintenance = one.isWindow() && one.ends() - one.begins() <= MAINTENANCE;
    String asked = isMaintenance + " " + one.filter();
    Boolean known = broad.get(asked);
    if (known != null) {
      return known;
    }
    Filter filter = suppressions.filter(one);
    boolean isBroad =
        filter != null
            && (isMaintenance ? Breadth.isBroadForASource(filter) : Breadth.isBroad(filter));
    if (broad.size() > 10_000) {
      broad.clear();
    }
    if (filter != null) {
      broad.put(asked, isBroad);
    }
    return isBroad;
  }
}
