package org.hansho.casework.export.queue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hansho.casework.export.ChangeSource;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.store.AlertPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one target its alerts, on a thread of its own. It follows the changes of alerts, of
 * incidents or of both, each in their order, and goes on only when what became of one is in the
 * store: delivered, filtered, held back or set aside. What changes while it waits is sent once, as
 * it is then.
 */
final class ExportWorker {
  private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration CLOSED = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final ExportPlan plan;
  private final Signal signal;
  private final Supplier<Instant> clock;
  private final Map<String, List<Lane>> lanes = new LinkedHashMap<>();
  private final TargetTests tests;
  private final Trouble trouble;
  private final Delivery delivery;
  private final Wanted wanted;
  private final Thread thread;
  private final Object pausing = new Object();
  private volatile boolean closing;

  ExportWorker(ExportPlan plan, ExportSources sources, Signal signal, Supplier<Instant> clock) {
    this.plan = plan;
    this.signal = signal;
    this.clock = clock;
    this.tests = new TargetTests(plan, clock);
    this.trouble = new Trouble(plan.name());
    this.delivery = new Delivery(plan, trouble, clock);
    this.wanted = new Wanted(plan);
    for (String tenant : plan.tenants()) {
      lanes.put(
          tenant, plan.data().stream().map(data -> Lane.of(plan, sources, data, tenant)).toList());
    }
    this.thread = new Thread(this::run, "export-" + plan.name());
    thread.setDaemon(true);
  }

  /** Begins where it ended; at its very first start behind everything that is there. */
  void start() throws IOException {
    for (List<Lane> of : lanes.values()) {
      for (Lane lane : of) {
        lane.begun(plan, clock.get());
      }
    }
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        long seen = signal.count();
        Duration wait = once();
        if (trouble.failures() > 0 || wait.equals(CLOSED)) {
          pause(wait);
        } else if (!wait.isZero() && !tests.areThere()) {
          signal.await(seen, wait);
        }
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      plan.destination().close();
    }
  }

  private Duration once() {
    trouble.begin();
    try {
      tests.sendOne();
      Duration wait = IDLE;
      for (List<Lane> of : lanes.values()) {
        Duration own = step(of);
        if (trouble.hasFailed()) {
          return own;
        }
        wait = own.isZero() || wait.isZero() ? Duration.ZERO : own;
      }
      if (trouble.failures() > 0 && !wait.equals(CLOSED)) {
        trouble.succeeded();
      }
      look();
      return wait;
    } catch (IOException | RuntimeException | Error failure) {
      LOG.error("Export {} cannot go on", plan.name(), failure);
      trouble.failed(
          failure instanceof Error
              ? "nothing can be sent: " + failure
              : "the alert store cannot be read or written: " + failure.getMessage(),
          clock.get());
      return plan.pace().wait(trouble.failures(), Duration.ZERO);
    }
  }

  /** What is wrong with it holds no message up. */
  private void look() {
    if (trouble.failures() == 0) {
      Instant now = clock.get();
      trouble.noted(plan.destination().look(now), now);
    }
  }

  private void pause(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    synchronized (pausing) {
      for (long left = wait.toNanos(); left > 0 && !closing && !tests.areThere(); ) {
        pausing.wait(Math.max(1, left / 1_000_000));
        left = end - System.nanoTime();
      }
    }
  }

  /** A step of a tenant; how long to wait before the next one, nothing if there is more. */
  private Duration step(List<Lane> of) throws IOException {
    if (!plan.hours().contain(clock.get())) {
      return CLOSED;
    }
    List<ExportLetter> again = of.get(0).ledger().letters("", 1, true);
    if (!again.isEmpty()) {
      return sendAgain(again.get(0).alert(), of);
    }
    Duration wait = IDLE;
    for (Lane lane : of) {
      Duration own = follow(lane);
      if (!trouble.hasFailed()) {
        Duration next = snapshot(lane);
        own = trouble.hasFailed() || next.isZero() ? next : own;
      }
      if (trouble.hasFailed()) {
        return own;
      }
      wait = own.isZero() ? own : wait;
    }
    return wait;
  }

  private Duration sendAgain(String id, List<Lane> of) throws IOException {
    for (Lane lane : of) {
      AlertPage.Listed alert = lane.source().find(lane.tenant(), id, lane.ledger()::sentAmong);
      if (alert != null) {
        return delivery.again(alert, lane.ledger());
      }
    }
    of.get(0).ledger().drop(id);
    return Duration.ZERO;
  }

  private Duration follow(Lane lane) throws IOException {
    ExportLedger ledger = lane.ledger();
    Optional<ExportLedger.Totals> totals = lane.begun(plan, clock.get());
    if (totals.isEmpty()) {
      return IDLE;
    }
    List<ChangeSource.Changed> changes =
        lane.source().after(lane.tenant(), totals.get().change(), lane.most(), ledger::sentAmong);
    long passed = 0;
    long last = totals.get().change();
    for (ChangeSource.Changed changed : changes) {
      if (closing) {
        return IDLE;
      }
      AlertPage.Listed alert = changed.alert();
      if (alert == null
          || alert.alert().lastTime() < totals.get().since()
          || !plan.snapshots().hasChanges()
          || !wanted.passes(alert, ledger)) {
        passed++;
      } else {
        if (passed > 0) {
          ledger.pass(last, passed);
          passed = 0;
        }
        Duration wait = delivery.inOrder(alert, ledger);
        if (!wait.isZero()) {
          return wait;
        }
      }
      last = changed.number();
    }
    if (passed > 0) {
      ledger.pass(last, passed);
    }
    return changes.isEmpty() ? IDLE : Duration.ZERO;
  }

  /** A part of the snapshot that is due, if there is one; how long to wait before the next. */
  private Duration snapshot(Lane lane) throws IOException {
    SnapshotTable.Turn turn = lane.snapshots().current(plan.snapshots(), clock.get());
    if (turn == null) {
      return IDLE;
    }
    List<ChangeSource.Changed> changes =
        lane.source().after(lane.tenant(), turn.change(), lane.most(), lane.ledger()::sentAmong);
    long done = turn.change();
    for (ChangeSource.Changed changed : changes) {
      AlertPage.Listed alert = changed.alert();
      if (alert != null && !closing && wanted.passes(alert, lane.ledger())) {
        Duration wait = delivery.ofSnapshot(alert, lane.ledger(), turn);
        if (!wait.isZero()) {
          return wait;
        }
        lane.snapshots().put(turn.at(changed.number()));
      }
      done = changed.number();
      if (closing) {
        return IDLE;
      }
    }
    lane.snapshots().put(changes.isEmpty() ? turn.over() : turn.at(done));
    return changes.isEmpty() ? IDLE : Duration.ZERO;
  }

  // -- what others ask ---------------------------------------------------------------------------

  /** Sends a sample as soon as the thread is free; empty if too many wait. */
  Optional<CompletableFuture<Answer>> askForTest() {
    Optional<CompletableFuture<Answer>> asked = tests.ask();
    wake();
    return asked;
  }

  void wake() {
    synchronized (pausing) {
      pausing.notifyAll();
    }
  }

  String name() {
    return plan.name();
  }

  /** What is kept of the letters of a tenant; null if they do not go here. */
  @Nullable ExportLedger ledger(String tenant) {
    List<Lane> of = lanes.get(tenant);
    return of == null ? null : of.get(0).ledger();
  }

  /** How it is doing. */
  List<TargetStatus> status() throws IOException {
    List<TargetStatus> all = new ArrayList<>();
    for (Map.Entry<String, List<Lane>> one : lanes.entrySet()) {
      long waiting = 0;
      ExportLedger.Totals sum = ExportLedger.Totals.NONE;
      for (Lane lane : one.getValue()) {
        ExportLedger.Totals totals = lane.ledger().totals().orElse(ExportLedger.Totals.NONE);
        waiting += Math.max(0, lane.source().newest(one.getKey()) - totals.change());
        sum = sum.plus(totals);
      }
      long letters = one.getValue().get(0).ledger().letterCount();
      all.add(
          TargetStatus.of(
              plan, one.getKey(), waiting, sum, letters, trouble.reason(), trouble.since()));
    }
    return all;
  }

  /** What it would get of the last day. */
  ExportPreview preview(String tenant) throws IOException {
    ExportPreview.Counting counting =
        new ExportPreview.Counting(plan, wanted, ExportPlan.nanos(clock.get()));
    for (Lane lane : lanes.getOrDefault(tenant, List.of())) {
      counting.look(tenant, lane.source(), lane.ledger(), lane.most());
    }
    return counting.preview();
  }

  boolean takesSnapshots() {
    return plan.snapshots().isOn();
  }

  /** Lets a snapshot begin, in a transaction of the caller's; how many kinds of data it has. */
  int beginSnapshot(Connection connection, String tenant) throws SQLException {
    List<Lane> of = lanes.getOrDefault(tenant, List.of());
    for (Lane lane : of) {
      lane.snapshots().put(connection, new SnapshotTable.Turn(clock.get(), 0, false));
    }
    return of.size();
  }

  /** Ends what is under way; what was not settled comes at the next start. */
  void close() {
    closing = true;
    wake();
    plan.destination().close();
    boolean interrupted = false;
    try {
      thread.join(STOP.toMillis());
    } catch (InterruptedException closed) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
