package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.OldAlerts;
import org.hansho.local.clock.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes alerts that people need no more, as the settings say, once an hour on a thread of its
 * own. The audit log says how many were deleted and since when nothing had happened with them.
 */
final class StoreRetention implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreRetention.class);
  private static final Duration HOUR = Duration.ofHours(1);

  private final OldAlerts alerts;
  private final AuditLog audit;
  private final Supplier<Duration> kept;
  private final Collection<String> tenants;
  private final LongSupplier clock;
  private final Rounds rounds = new Rounds("store-retention", HOUR, this::look);

  /**
   * Retention of a store.
   *
   * @param kept after which time without a change an alert is deleted; zero keeps all
   * @param clock nanoseconds since 1970
   */
  StoreRetention(
      OldAlerts alerts,
      AuditLog audit,
      Supplier<Duration> kept,
      Collection<String> tenants,
      LongSupplier clock) {
    this.alerts = alerts;
    this.audit = audit;
    this.kept = kept;
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Begins to look. */
  void start() {
    rounds.start();
  }

  /** Looks once; what fails is logged and tried again at the next look. */
  void look() {
    try {
      long now = clock.getAsLong();
      Duration age = kept.get();
      alerts.look(now);
      for (String tenant : tenants) {
        if (!age.isZero() && !rounds.isEnding()) {
          delete(tenant, age, now);
        }
      }
    } catch (IOException | RuntimeException failure) {
      LOG.error("Old alerts cannot be deleted; tried again in an hour", failure);
    }
  }

  private void delete(String tenant, Duration age, long now) throws IOException {
    LocalDate day = Instant.ofEpochSecond(0, now).minus(age).atOffset(ZoneOffset.UTC).toLocalDate();
    int deleted =
        alerts.delete(
            tenant,
            age,
            now,
            (count, work) ->
                audit.change(
                    "delete old alerts",
                    new AuditEntry(
                        "hansho",
                        "",
                        tenant,
                        "alert.expire",
                        count + " alerts",
                        "unchanged since " + day,
                        "deleted",
                        AuditEntry.Outcome.DONE),
                    work));
    if (deleted > 0) {
      LOG.info("{} alerts of tenant {} were deleted: unchanged since {}", deleted, tenant, day);
    }
  }

  /** Ends behind the transaction that is under way. */
  @Override
  public void close() {
    rounds.end();
  }
}
