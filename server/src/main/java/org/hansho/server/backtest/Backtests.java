package org.hansho.server.backtest;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.backtest.Progress.State;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a detection, or another version of it, over the records that the journal of a tenant still
 * has, or over files of history, and says what it raises against what was raised. Nothing is
 * stored, sent or learned.
 *
 * <p>One at a time, for ten minutes at most, on a thread of its own that gives way to the others.
 * What came of the last one of each tenant is kept in memory. Safe from any thread.
 */
public final class Backtests implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String THREAD = "back-test";

  private final CaseStore store;
  private final Candidates candidates;
  private final Duration longest;
  private final Map<String, Progress> last = new HashMap<>();
  private @Nullable Thread thread;
  private @Nullable Trial trial;
  private String running = "";
  private boolean isRunning;
  private boolean cancelled;
  private boolean closing;

  /** Back-tests against the alerts of a store. */
  public Backtests(CaseStore store, Candidates candidates) {
    this(store, candidates, LONGEST);
  }

  Backtests(CaseStore store, Candidates candidates, Duration longest) {
    this.store = store;
    this.candidates = candidates;
    this.longest = longest;
  }

  /** Begins one; false if one is running. */
  @SuppressWarnings(
      "ThreadPriorityCheck") // It gives way where the system can; nothing relies on it.
  public synchronized boolean begin(Tenant tenant, Wanted wanted) {
    if (closing || isRunning) {
      return false;
    }
    Progress begun = new Progress(State.RUNNING, wanted, tenant.now(), 0, 0, "", null);
    last.put(tenant.name(), begun);
    running = tenant.name();
    isRunning = true;
    cancelled = false;
    trial = null;
    thread = new Thread(() -> run(tenant, wanted), THREAD);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  /** How the last one of a tenant went, or goes; empty if there was none since the start. */
  public synchronized Optional<Progress> of(String tenant) {
    return Optional.ofNullable(last.get(tenant));
  }

  /** Ends the one of a tenant that is running; false if there is none. */
  public synchronized boolean cancel(String tenant) {
    boolean isThere = isRunning && running.equals(tenant);
    if (isThere) {
      end();
    }
    return isThere;
  }

  private void end() {
    cancelled = true;
    if (trial != null) {
      trial.cancel();
    }
  }

  private void run(Tenant tenant, Wanted wanted) {
    try {
      Versions versions = Versions.of(tenant.name(), tenant.engine(), wanted, candidates);
      Supply supply =
          wanted.isOfFiles()
              ? HistoryFiles.below(wanted.path(), versions.tried().formats())
              : new Supply.OfJournal(tenant.keptPushes());
      Report report = begun(tenant, versions, supply.bytes()).run(supply);
      ended(tenant, report == null ? State.CANCELLED : State.DONE, "", report);
    } catch (BacktestRefusedException refused) {
      ended(tenant, State.FAILED, String.valueOf(refused.getMessage()), null);
    } catch (IOException | RuntimeException | Error failure) {
      LOG.warn("A back-test has ended early", failure);
      String trouble = failure instanceof Error ? failure.toString() : failure.getMessage();
      ended(tenant, State.FAILED, String.valueOf(trouble), null);
    }
  }

  private synchronized Trial begun(Tenant tenant, Versions versions, long all) {
    Trial begun =
        new Trial(tenant, versions, store, longest, bytes -> read(tenant.name(), bytes, all));
    if (cancelled) {
      begun.cancel();
    }
    trial = begun;
    read(tenant.name(), 0, all);
    return begun;
  }

  private synchronized void read(String tenant, long bytes, long all) {
    last.computeIfPresent(tenant, (name, progress) -> progress.read(bytes, all));
  }

  private synchronized void ended(
      Tenant tenant, State state, String trouble, @Nullable Report report) {
    trial = null;
    isRunning = false;
    last.computeIfPresent(
        tenant.name(), (name, progress) -> progress.ended(state, trouble, report));
  }

  /** Ends what is running, and waits for that. */
  @Override
  public void close() {
    Thread ending;
    synchronized (this) {
      closing = true;
      end();
      ending = thread;
    }
    try {
      if (ending != null) {
        ending.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
