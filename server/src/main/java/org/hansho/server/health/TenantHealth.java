package org.hansho.server.health;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.TenantStatus;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The health of one tenant: what its sources are used to, and which alerts about them last. It
 * survives a restart in a file of its own. One thread calls {@link #look}; {@link #pulses} is safe
 * from any thread.
 *
 * <p>Files that are followed are one source, that of the settings: each of them ends one day. What
 * is read as history is not watched. Of more than {@value #MOST_SOURCES} sources those that were
 * heard last are watched, but those that are still learned give room first.
 *
 * <p>Time in which nobody looked, because Hansho was down, suspended or could not go on, is no
 * silence: every source has its whole limit again.
 */
public final class TenantHealth {
  /** Most sources that are watched. */
  static final int MOST_SOURCES = 10_000;

  private static final int VERSION = 2;
  private static final int WITHOUT_FIELDS = 1;
  private static final long SECOND = 1_000_000_000L;
  private static final long UNWATCHED = 15 * SECOND;
  private static final long KEEP_EVERY = 300 * SECOND;

  private final Tenant tenant;
  private final HealthFile file;
  private final OpenAlerts alerts;
  private final StuckExports exports;
  private final Holes holes;
  private final Gaps gaps;
  private final OwnTroubles own;
  private final FieldDrift drift;
  private final FailedSignIns signIns;
  private final Weakened weakened;
  private final Map<String, SourceHealth> sources = new HashMap<>();
  private volatile SourcePlans plans;
  private long lookedAt;
  private long keptAt;
  private volatile Map<String, SourcePulse> pulses = Map.of();
  private volatile int open;
  private volatile LongSupplier failedSignIns = () -> 0;

  /** What health examines and reports to beside a tenant. */
  record Around(
      Watching.Disk disk, ChangeSink sink, Outbox outbox, Gaps gaps, Weakenings weakenings) {}

  /**
   * The health of a tenant as it was kept last.
   *
   * @param folder the tenant's data, whose disk is watched
   * @param state the file that keeps it
   * @param plans which silences are no alert
   * @throws IOException if it cannot be read
   */
  TenantHealth(Tenant tenant, Path folder, Path state, Around around, SourcePlans plans)
      throws IOException {
    this.tenant = tenant;
    this.file = new HealthFile(state);
    this.alerts = new OpenAlerts(tenant.name(), around.sink());
    this.exports = new StuckExports(tenant.name(), around.outbox(), alerts);
    this.gaps = around.gaps();
    this.holes = new Holes(alerts);
    this.own = new OwnTroubles(folder, around.disk(), alerts);
    this.drift = new FieldDrift(alerts, tenant::reading);
    this.signIns = new FailedSignIns(alerts);
    this.weakened = new Weakened(tenant.name(), around.weakenings(), alerts);
    this.plans = plans;
    restore(state);
  }

  /** Time passes for its sources from now on; the tenant is open. */
  void begin() {
    lookedAt = tenant.now();
    keptAt = lookedAt;
  }

  private void restore(Path state) throws IOException {
    try {
      byte[] kept = file.read();
      if (kept.length > 0) {
        read(new StateReader(kept));
      }
    } catch (IllegalStateException refused) {
      throw new IOException(state + ": " + refused.getMessage(), refused);
    }
  }

  private void read(StateReader in) {
    int version = in.count();
    if (version > VERSION) {
      throw new IllegalStateException("a newer Hansho wrote version " + version + "; use that one");
    }
    alerts.read(in);
    for (int left = in.count(); left > 0; left--) {
      String source = in.text();
      SourceHealth health = SourceHealth.read(in);
      health.rhythm().interrupted();
      sources.put(source, health);
    }
    if (version > WITHOUT_FIELDS) {
      drift.read(in);
    }
  }

  /**
   * Looks at everything once.
   *
   * @throws IOException if what has changed cannot be kept or handed over; the next call tries
   *     again
   */
  void look() throws IOException {
    long now = tenant.now();
    TenantStatus status = tenant.status();
    long passed = now - lookedAt;
    lookedAt = now;
    if (passed > UNWATCHED || !status.trouble().isEmpty() || tenant.isBehind()) {
      sources.values().forEach(source -> source.rhythm().interrupted());
    } else if (passed > 0) {
      sources.values().forEach(source -> source.rhythm().passed(now, passed));
    }
    hear(HeardSource.all(status.sources()), now, passed);
    gaps.forEach(tenant.name(), (name, missing, range) -> holes.count(name, missing, range, now));
    holes.endOld(now);
    sources.forEach((name, source) -> judge(name, source, now));
    own.look(status.alarms(), now);
    drift.look(status.sources(), now);
    signIns.look(failedSignIns.getAsLong(), now);
    exports.look(now);
    weakened.look(now);
    publish(now);
    if (alerts.takeChanged() || now - keptAt > KEEP_EVERY) {
      keep();
    }
    alerts.handOver();
  }

  private void hear(Map<String, HeardSource> all, long now, long passed) {
    Map<String, HeardSource> unknown = new TreeMap<>(all);
    unknown.keySet().removeAll(sources.keySet());
    sources.forEach(
        (name, source) -> {
          HeardSource heard = all.get(name);
          if (heard != null) {
            hear(name, source, heard, now, passed);
          }
        });
    if (unknown.isEmpty()) {
      return;
    }
    Watched watched = new Watched(sources);
    unknown.forEach(
        (name, heard) -> {
          if (sources.size() < MOST_SOURCES || makeRoom(watched, heard, now)) {
            SourceHealth source = new SourceHealth();
            sources.put(name, source);
            hear(name, source, heard, now, passed);
            watched.add(name, source);
          }
        });
  }

  private boolean makeRoom(Watched watched, HeardSource heard, long now) {
    String left = watched.leaveFor(heard.lastArrival());
    if (left == null) {
      return false;
    }
    sources.remove(left);
    alerts.end(
        HealthKind.SOURCE_SILENT, left, now, Map.of(HealthAlert.UNWATCHED, Times.shown(now)));
    return true;
  }

  private void hear(String name, SourceHealth source, HeardSource heard, long now, long passed) {
    if (source.heard(heard.lastArrival())) {
      source.rhythm().heard(now);
      alerts.end(
          HealthKind.SOURCE_SILENT,
          name,
          heard.lastArrival(),
          Map.of("heard_again", Times.shown(heard.lastArrival())));
    }
    long missing = source.note(heard.tally(), passed);
    if (missing > 0) {
      holes.report(name, heard.tally().hole(), missing, now);
    }
  }

  private void judge(String name, SourceHealth source, long now) {
    if (plans.isPlanned(name, now)) {
      source.rhythm().interrupted();
    } else if (plans.quiet().contains(name)) {
      alerts.end(
          HealthKind.SOURCE_SILENT, name, now, Map.of(HealthAlert.UNWATCHED, Times.shown(now)));
    } else if (source.rhythm().isSilent() && alerts.find(HealthKind.SOURCE_SILENT, name) == null) {
      Map<String, String> values =
          Map.of(
              "last_heard", Times.shown(source.lastArrival()),
              "usual", String.valueOf(source.rhythm().usual(now)));
      alerts.put(
          HealthAlert.begun(HealthKind.SOURCE_SILENT, name, source.lastArrival(), now, values));
    }
  }

  private void publish(long now) {
    Map<String, SourcePulse> all = new HashMap<>();
    sources.forEach(
        (name, source) -> {
          boolean silent = alerts.find(HealthKind.SOURCE_SILENT, name) != null;
          boolean planned = plans.isPlanned(name, now);
          all.put(name, source.pulse(now, silent, planned));
        });
    pulses = all;
    open = alerts.count();
  }

  /** From the next look on other silences are no alert. Safe from any thread. */
  void goOnWith(SourcePlans other) {
    plans = other;
  }

  /** From the next look on sign-ins that failed are counted. Safe from any thread. */
  void countSignIns(LongSupplier failed) {
    failedSignIns = failed;
  }

  /** How the sources are heard, at most a second ago, by {@link HeardSource#name}. */
  public Map<String, SourcePulse> pulses() {
    return pulses;
  }

  /** How many alerts about health last, at most a second ago. */
  public int open() {
    return open;
  }

  /** Keeps everything. */
  void keep() throws IOException {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    alerts.write(out);
    out.count(sources.size());
    sources.forEach(
        (name, source) -> {
          out.text(name);
          source.write(out);
        });
    drift.write(out);
    file.write(out.toBytes());
    keptAt = lookedAt;
  }
}
