package org.hansho.casework.export.queue;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/** All targets of continuous exports. Safe from any thread. */
public final class Exports implements Closeable {
  /** Most targets. */
  public static final int MOST = 32;

  private static final long TEST_SECONDS = 60;

  private final List<ExportWorker> workers;
  private final AlertSends sends;

  private Exports(List<ExportWorker> workers, AlertSends sends) {
    this.workers = workers;
    this.sends = sends;
  }

  /**
   * All targets, of which none sends before {@link #begin}.
   *
   * @param plans at most {@link #MOST}
   */
  public static Exports of(
      List<ExportPlan> plans, ExportSources sources, Signal signal, Supplier<Instant> clock) {
    return new Exports(
        plans.stream().map(plan -> new ExportWorker(plan, sources, signal, clock)).toList(),
        new AlertSends(plans, sources));
  }

  /**
   * Starts all, each on a thread of its own; if one cannot start, all end.
   *
   * @throws IOException if the store cannot be read or written
   */
  public void begin() throws IOException {
    try {
      for (ExportWorker worker : workers) {
        worker.start();
      }
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /**
   * Starts all targets at once; see {@link #of} and {@link #begin}.
   *
   * @throws IOException if the store cannot be read or written
   */
  public static Exports start(
      List<ExportPlan> plans, ExportSources sources, Signal signal, Supplier<Instant> clock)
      throws IOException {
    Exports exports = of(plans, sources, signal, clock);
    exports.begin();
    return exports;
  }

  /** How the targets are doing with the alerts of a tenant, in the order of the settings. */
  public List<TargetStatus> status(String tenant) throws IOException {
    List<TargetStatus> all = new ArrayList<>();
    for (ExportWorker worker : workers) {
      worker.status().stream().filter(one -> one.tenant().equals(tenant)).forEach(all::add);
    }
    return all;
  }

  /**
   * What became of an alert at each target that its tenant sends alerts to.
   *
   * @return empty if the tenant has no such alert
   */
  public Optional<List<AlertSend>> sends(String tenant, String alert) throws IOException {
    return sends.of(tenant, alert);
  }

  private @Nullable ExportLedger ledger(String target, String tenant) {
    return worker(target, tenant).map(worker -> worker.ledger(tenant)).orElse(null);
  }

  private Optional<ExportWorker> worker(String target, String tenant) {
    return workers.stream()
        .filter(worker -> worker.name().equals(target) && worker.ledger(tenant) != null)
        .findFirst();
  }

  /**
   * What a target has refused, by the ids of alerts.
   *
   * @param after behind this id
   * @return empty if the tenant has no such target
   */
  public Optional<List<ExportLetter>> letters(String target, String tenant, String after, int most)
      throws IOException {
    ExportLedger ledger = ledger(target, tenant);
    return ledger == null ? Optional.empty() : Optional.of(ledger.letters(after, most, false));
  }

  /**
   * Sends what a target has refused again.
   *
   * @param alert id of one; empty for all
   * @param noted runs the change in a transaction
   * @return how many; empty if the tenant has no such target
   */
  public Optional<Integer> retry(String target, String tenant, String alert, Noted noted)
      throws IOException {
    ExportLedger ledger = ledger(target, tenant);
    return ledger == null
        ? Optional.empty()
        : Optional.of(noted.change(connection -> ledger.again(connection, alert)));
  }

  /** Changes the store and writes who does it, in one transaction. */
  public interface Noted {
    /** Runs the change; what it returns. */
    int change(Transactions.Work<Integer> work) throws IOException;
  }

  /**
   * Sends a sample alert and waits for the answer.
   *
   * @return empty if the tenant has no such target
   */
  public Optional<Answer> test(String target, String tenant) {
    return worker(target, tenant)
        .map(worker -> worker.askForTest().map(Exports::answer).orElse(BUSY));
  }

  /**
   * What a target would get of the last day; nothing is sent.
   *
   * @return empty if the tenant has no such target
   */
  public Optional<ExportPreview> preview(String target, String tenant) throws IOException {
    Optional<ExportWorker> worker = worker(target, tenant);
    return worker.isEmpty() ? Optional.empty() : Optional.of(worker.get().preview(tenant));
  }

  /**
   * Sends a target all that it may have, as it is now.
   *
   * @param noted runs the change in a transaction
   * @return whether it takes snapshots; empty if the tenant has no such target
   */
  public Optional<Boolean> snapshot(String target, String tenant, Noted noted) throws IOException {
    Optional<ExportWorker> found = worker(target, tenant);
    if (found.isEmpty() || !found.get().takesSnapshots()) {
      return found.map(worker -> false);
    }
    noted.change(on -> found.get().beginSnapshot(on, tenant));
    found.get().wake();
    return Optional.of(true);
  }

  private static final Answer BUSY = new Answer.TryAgain("too many tests are under way");

  private static Answer answer(CompletableFuture<Answer> asked) {
    try {
      return asked.get(TEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return new Answer.TryAgain("the target is busy; its status says with what");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return new Answer.TryAgain("the server is ending");
    }
  }

  @Override
  public void close() {
    workers.forEach(ExportWorker::close);
  }
}
