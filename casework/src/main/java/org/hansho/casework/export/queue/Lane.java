package org.hansho.casework.export.queue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hansho.casework.export.ChangeSource;

/**
 * What a target follows of a tenant, and what is kept of it.
 *
 * @param most changes that are read at a time
 */
record Lane(
    String tenant, ChangeSource source, ExportLedger ledger, SnapshotTable snapshots, int most) {
  private static final int ALERTS_AT_A_TIME = 100;
  private static final int INCIDENTS_AT_A_TIME = 10;

  static Lane of(ExportPlan plan, ExportSources sources, ExportedData data, String tenant) {
    ExportLedger ledger = new ExportLedger(sources.kept(), plan.name(), data, tenant);
    SnapshotTable snapshots = new SnapshotTable(sources.kept(), plan.name(), data, tenant);
    return switch (data) {
      case ALERTS -> new Lane(tenant, sources.alerts(), ledger, snapshots, ALERTS_AT_A_TIME);
      case INCIDENTS ->
          new Lane(tenant, sources.incidents(), ledger, snapshots, INCIDENTS_AT_A_TIME);
    };
  }

  /** How far it is; it begins now if it has not and can; empty if it cannot begin yet. */
  Optional<ExportLedger.Totals> begun(ExportPlan plan, Instant now) throws IOException {
    Optional<ExportLedger.Totals> totals = ledger.totals();
    Optional<Duration> backfill = plan.backfill();
    if (totals.isPresent() || (backfill.isEmpty() && !source.isReady(tenant))) {
      return totals;
    }
    long from = backfill.isPresent() ? 0 : source.newest(tenant);
    ledger.begin(
        from, backfill.map(age -> ExportPlan.nanos(now.minus(age))).orElse(Long.MIN_VALUE));
    return ledger.totals();
  }
}
