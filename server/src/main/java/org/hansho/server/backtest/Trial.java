package org.hansho.server.backtest;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertDifference;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.CaseStore;
import org.hansho.event.Event;
import org.hansho.local.journal.Push;
import org.hansho.local.run.KeptPushes;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.record.UnstatedTime;
import org.hansho.server.job.Run;
import org.hansho.server.replay.KeptRecords;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * One back-test, on the thread that calls {@link #run}. Each version has a session of its own with
 * an eighth of the heap at most. While live detection is behind it waits.
 */
final class Trial implements KeptPushes.Visitor {
  private static final int PART_OF_HEAP = 8;

  /** How many bytes are read between two looks at what goes on elsewhere. */
  private static final long STRETCH = 1L << 20;

  private static final long WAIT_NANOS = 50_000_000L;
  private static final int MOST_WAITS = 40;

  private final Tenant tenant;
  private final Versions versions;
  private final CaseStore store;
  private final Run run;
  private final long all;
  private final Version tried;
  private final @Nullable Version inEffect;
  private final Set<String> sources = new TreeSet<>();
  private boolean isCut;
  private long pushes;
  private long unreadable;
  private long bytes;
  private long looked;
  private boolean otherReads;

  /** A session of its own and what it raises. */
  private record Version(KeptRecords records, Raised raised) {}

  /**
   * Tries versions.
   *
   * @param run the job it is the work of
   * @param all how many bytes the journal has
   */
  Trial(Tenant tenant, Versions versions, CaseStore store, Run run, long all) {
    this.tenant = tenant;
    this.versions = versions;
    this.store = store;
    this.run = run;
    this.all = all;
    this.tried = version(versions.tried());
    this.inEffect = versions.inEffect() == null ? null : version(versions.inEffect());
  }

  private Version version(Engine engine) {
    MemoryBudget memory = MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    KeptRecords records = new KeptRecords(engine, tenant.name(), memory, tenant.status().sources());
    return new Version(records, new Raised(records.session()));
  }

  /**
   * Reads what there is.
   *
   * @return null if it was cancelled
   * @throws IOException if the records or the alert store cannot be read
   */
  @Nullable Report run(Supply supply) throws IOException {
    run.at(0, all);
    supply.into(this);
    if (run.isCancelled()) {
      return null;
    }
    KeptRecords.Tally tally = tried.records().end();
    tried.raised().take();
    Report.Side side = tried.raised().side(tally.lastTime());
    Set<String> listed =
        store.all(tenant.name(), side.alerts().stream().map(Alert::id).toList()).keySet();
    return new Report(
        versions.ids(),
        versions.learns(),
        supply.isOfFiles(),
        new Report.Records(
            pushes,
            unreadable,
            sources.size(),
            tally.events(),
            tally.malformed(),
            tried.records().late(),
            tally.firstTime(),
            tally.lastTime()),
        isCut ? Report.End.TIME : Report.End.WHOLE,
        side,
        listed,
        notRaised(tally),
        comparison(side));
  }

  private Report.@Nullable Comparison comparison(Report.Side side) {
    if (inEffect == null) {
      return null;
    }
    KeptRecords.Tally tally = inEffect.records().end();
    inEffect.raised().take();
    Report.Side other = inEffect.raised().side(tally.lastTime());
    return new Report.Comparison(other, AlertDifference.between(other.alerts(), side.alerts()));
  }

  private List<Alert> notRaised(KeptRecords.Tally tally) throws IOException {
    if (tally.lastTime() == Event.NO_TIME) {
      return List.of();
    }
    AlertQuery query =
        AlertQuery.of(tenant.name())
            .withDetections(new HashSet<>(versions.ids()))
            .between(tally.firstTime(), tally.lastTime() + 1);
    AlertPage page = store.list(query, AlertOrder.NEWEST, null, Report.MOST_ALERTS);
    return page.alerts().stream()
        .map(AlertPage.Listed::alert)
        .filter(alert -> !tried.raised().has(alert.id()))
        .toList();
  }

  @Override
  public boolean push(Push push) {
    if (!goesOn()) {
      return false;
    }
    pushes++;
    bytes += push.payload().length;
    if (tried.records().isReadable(push)) {
      sources.add(push.source());
      tried.records().read(push);
    } else {
      unreadable++;
    }
    if (inEffect != null && inEffect.records().isReadable(push)) {
      inEffect.records().read(push);
    }
    reached(bytes);
    return true;
  }

  /** Whether more is wanted: nobody has ended it, and there is time. */
  boolean goesOn() {
    isCut = isCut || run.isTimeOver();
    return !isCut && !run.isCancelled();
  }

  /** Begins a file of history; false if its format is not known, so that nothing of it is read. */
  boolean begin(String file, String format, UnstatedTime assumed) {
    boolean isRead = tried.records().begin(file, format, assumed);
    if (isRead) {
      pushes++;
      sources.add(file);
      otherReads = inEffect != null && inEffect.records().begin(file, format, assumed);
    }
    return isRead;
  }

  /** The next bytes of the file that was begun. */
  void part(String file, byte[] block, int length) {
    tried.records().part(file, block, length);
    if (inEffect != null && otherReads) {
      inEffect.records().part(file, block, length);
    }
  }

  /** The file that was begun has ended. */
  void close(String file) {
    tried.records().close(file);
    if (inEffect != null && otherReads) {
      inEffect.records().close(file);
    }
  }

  /** Files that cannot be read. */
  void leftOut(int files) {
    unreadable += files;
  }

  /** So much was read; from time to time it looks at what goes on elsewhere. */
  void reached(long read) {
    bytes = read;
    if (bytes - looked >= STRETCH) {
      looked = bytes;
      look();
    }
  }

  private void look() {
    tried.raised().take();
    if (inEffect != null) {
      inEffect.raised().take();
    }
    run.at(bytes, all);
    for (int waits = 0; waits < MOST_WAITS && tenant.isBehind() && !run.isCancelled(); waits++) {
      LockSupport.parkNanos(this, WAIT_NANOS);
    }
  }
}
