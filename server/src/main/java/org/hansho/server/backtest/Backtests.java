package org.hansho.server.backtest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.job.Job;
import org.hansho.server.job.JobRefusedException;
import org.hansho.server.job.Jobs;
import org.hansho.server.job.Run;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Runs a detection, or another version of it, over the records that the journal of a tenant still
 * has, or over files of history, and says what it raises against what was raised. Nothing is
 * stored, sent or learned.
 *
 * <p>One at a time. What came of the last one of each tenant is kept in memory; how far it is, is
 * counted in bytes of what is read. Safe from any thread.
 */
public final class Backtests implements Closeable {
  private static final int MOST_KEPT = 1_000;

  private final CaseStore store;
  private final Candidates candidates;
  private final Jobs<Wanted, Report> jobs = new Jobs<>("back-test", 1, MOST_KEPT);

  /** Back-tests against the alerts of a store. */
  public Backtests(CaseStore store, Candidates candidates) {
    this.store = store;
    this.candidates = candidates;
  }

  /** Begins one; false if one is running. */
  public boolean begin(Tenant tenant, Wanted wanted) {
    return jobs.begin(tenant.name(), wanted, tenant.now(), run -> report(tenant, wanted, run));
  }

  private @Nullable Report report(Tenant tenant, Wanted wanted, Run run)
      throws IOException, JobRefusedException {
    Versions versions = Versions.of(tenant.name(), tenant.engine(), wanted, candidates);
    Supply supply =
        wanted.isOfFiles()
            ? HistoryFiles.below(wanted.path(), versions.tried().formats())
            : new Supply.OfJournal(tenant.keptPushes());
    return new Trial(tenant, versions, store, run, supply.bytes()).run(supply);
  }

  /** How the last one of a tenant went, or goes; empty if there was none since the start. */
  public Optional<Job<Wanted, Report>> of(String tenant) {
    return jobs.of(tenant);
  }

  /** Ends the one of a tenant that is running; false if there is none. */
  public boolean cancel(String tenant) {
    return jobs.cancel(tenant);
  }

  /** Ends what is running, and waits for that. */
  @Override
  public void close() {
    jobs.close();
  }
}
