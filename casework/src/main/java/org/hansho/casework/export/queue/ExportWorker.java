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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.ChangeSource;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.format.Outgoing;
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
  private static final int ALERTS_AT_A_TIME = 100;
  private static final int INCIDENTS_AT_A_TIME = 10;
  private static final int MOST_TESTS = 4;
  private static final long NANOS = 1_000_000_000L;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration CLOSED = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final ExportPlan plan;
  private final Signal signal;
  private final Supplier<Instant> clock;
  private final Map<String, List<Lane>> lanes = new LinkedHashMap<>();
  private final BlockingQueue<CompletableFuture<Answer>> tests =
      new LinkedBlockingQueue<>(MOST_TESTS);
  private final Thread thread;
  private final Object pausing = new Object();
  private volatile boolean closing;
  private volatile String trouble = "";
  private volatile long since;
  private int failures;

  /** Whether something failed since the last round began. */
  private boolean hasFailed;

  private final Attempts attempts = new Attempts();
  private final Wanted wanted;

  /**
   * What is followed of a tenant, and what is kept of it.
   *
   * @param most changes that are read at a time
   */
  private record Lane(
      ChangeSource source, ExportLedger ledger, SnapshotTable snapshots, int most) {}

  ExportWorker(ExportPlan plan, ExportSources sources, Signal signal, Supplier<Instant> clock) {
    this.plan = plan;
    this.signal = signal;
    this.clock = clock;
    this.wanted = new Wanted(plan);
    for (String tenant : plan.tenants()) {
      lanes.put(tenant, plan.data().stream().map(data -> lane(sources, data, tenant)).toList());
    }
    this.thread = new Thread(this::run, "export-" + plan.name());
    thread.setDaemon(true);
  }

  private Lane lane(ExportSources sources, ExportedData data, String tenant) {
    ExportLedger ledger = new ExportLedger(sources.kept(), plan.name(), data, tenant);
    SnapshotTable snapshots = new SnapshotTable(sources.kept(), plan.name(), data, tenant);
    return switch (data) {
      case ALERTS -> new Lane(sources.alerts(), ledger, snapshots, ALERTS_AT_A_TIME);
      case INCIDENTS -> new Lane(sources.incidents(), ledger, snapshots, INCIDENTS_AT_A_TIME);
    };
  }

  /** Begins where it ended; at its very first start behind everything that is there. */
  void start() throws IOException {
    for (Map.Entry<String, List<Lane>> one : lanes.entrySet()) {
      for (Lane lane : one.getValue()) {
        begun(one.getKey(), lane);
      }
    }
    thread.start();
  }

  /** How far it is; empty if it cannot begin yet. */
  private Optional<ExportLedger.Totals> begun(String tenant, Lane lane) throws IOException {
    Optional<ExportLedger.Totals> totals = lane.ledger().totals();
    Optional<Duration> backfill = plan.backfill();
    if (totals.isPresent() || (backfill.isEmpty() && !lane.source().isReady(tenant))) {
      return totals;
    }
    long from = backfill.isPresent() ? 0 : lane.source().newest(tenant);
    lane.ledger()
        .begin(from, backfill.map(age -> nanos(clock.get().minus(age))).orElse(Long.MIN_VALUE));
    return lane.ledger().totals();
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * NANOS + time.getNano();
  }

  private void run() {
    try {
      while (!closing) {
        long seen = signal.count();
        Duration wait = once();
        if (failures > 0 || wait.equals(CLOSED)) {
          pause(wait);
        } else if (!wait.isZero() && tests.isEmpty()) {
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
    hasFailed = false;
    try {
      test();
      Duration wait = IDLE;
      for (Map.Entry<String, List<Lane>> one : lanes.entrySet()) {
        Duration own = step(one.getKey(), one.getValue());
        if (hasFailed) {
          return own;
        }
        wait = own.isZero() || wait.isZero() ? Duration.ZERO : own;
      }
      if (failures > 0 && !wait.equals(CLOSED)) {
        succeeded();
      }
      look();
      return wait;
    } catch (IOException | RuntimeException | Error failure) {
      LOG.error("Export {} cannot go on", plan.name(), failure);
      failed(
          failure instanceof Error
              ? "nothing can be sent: " + failure
              : "the alert store cannot be read or written: " + failure.getMessage());
      return plan.pace().wait(failures, Duration.ZERO);
    }
  }

  /** What is wrong with it holds no message up. */
  private void look() {
    if (failures > 0) {
      return;
    }
    String said = plan.destination().look(clock.get());
    if (trouble.isEmpty() && !said.isEmpty()) {
      since = nanos(clock.get());
      LOG.warn("Export {}: {}", plan.name(), said);
    }
    trouble = said;
    since = said.isEmpty() ? 0 : since;
  }

  private void pause(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    synchronized (pausing) {
      for (long left = wait.toNanos(); left > 0 && !closing && tests.isEmpty(); ) {
        pausing.wait(Math.max(1, left / 1_000_000));
        left = end - System.nanoTime();
      }
    }
  }

  /** A step of a tenant; how long to wait before the next one, nothing if there is more. */
  private Duration step(String tenant, List<Lane> of) throws IOException {
    if (!plan.hours().contain(clock.get())) {
      return CLOSED;
    }
    List<ExportLetter> again = of.get(0).ledger().letters("", 1, true);
    if (!again.isEmpty()) {
      return sendAgain(tenant, again.get(0).alert(), of);
    }
    Duration wait = IDLE;
    for (Lane lane : of) {
      Duration own = follow(tenant, lane);
      if (!hasFailed) {
        Duration next = snapshot(tenant, lane);
        own = hasFailed || next.isZero() ? next : own;
      }
      if (hasFailed) {
        return own;
      }
      wait = own.isZero() ? own : wait;
    }
    return wait;
  }

  private Duration sendAgain(String tenant, String id, List<Lane> of) throws IOException {
    for (Lane lane : of) {
      AlertPage.Listed alert = lane.source().find(tenant, id, lane.ledger()::sentAmong);
      if (alert != null) {
        return deliver(new ExportLedger.Turn(alert, true, day()), lane.ledger());
      }
    }
    of.get(0).ledger().drop(id);
    return Duration.ZERO;
  }

  private Duration follow(String tenant, Lane lane) throws IOException {
    ExportLedger ledger = lane.ledger();
    Optional<ExportLedger.Totals> totals = begun(tenant, lane);
    if (totals.isEmpty()) {
      return IDLE;
    }
    List<ChangeSource.Changed> changes =
        lane.source().after(tenant, totals.get().change(), lane.most(), ledger::sentAmong);
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
        Duration wait = deliver(new ExportLedger.Turn(alert, false, day()), ledger);
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
  private Duration snapshot(String tenant, Lane lane) throws IOException {
    SnapshotTable.Turn turn = lane.snapshots().current(plan.snapshots(), clock.get());
    if (turn == null) {
      return IDLE;
    }
    List<ChangeSource.Changed> changes =
        lane.source().after(tenant, turn.change(), lane.most(), lane.ledger()::sentAmong);
    long done = turn.change();
    for (ChangeSource.Changed changed : changes) {
      AlertPage.Listed alert = changed.alert();
      if (alert != null && !closing && wanted.passes(alert, lane.ledger())) {
        Duration wait = sendOfSnapshot(alert, lane, turn);
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

  /** Out of the order of changes, whatever the target has had and no limit counts. */
  private Duration sendOfSnapshot(AlertPage.Listed alert, Lane lane, SnapshotTable.Turn turn)
      throws IOException {
    ExportLedger.Turn again = new ExportLedger.Turn(alert, true, day());
    String key = SentDigest.key(plan.name(), alert, turn.due().getEpochSecond());
    boolean isUpdate = lane.ledger().sent(again.id()).isPresent();
    Answer answer = plan.destination().send(message(alert, key, isUpdate, 0));
    return settle(again, lane.ledger(), SentDigest.of(alert), answer);
  }

  private long day() {
    return Math.floorDiv(clock.get().getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  /**
   * Sends an alert unless the target has this version. Returns how long to wait for another try.
   */
  private Duration deliver(ExportLedger.Turn turn, ExportLedger ledger) throws IOException {
    AlertPage.Listed alert = turn.alert();
    Optional<ExportLedger.Sent> sent = ledger.sent(turn.id());
    String digest = SentDigest.of(alert);
    if (sent.isPresent()
        && (sent.get().change() >= alert.change() || sent.get().digest().equals(digest))) {
      if (turn.isAgain()) {
        ledger.drop(turn.id());
      } else {
        ledger.pass(alert.change(), 1);
      }
      return Duration.ZERO;
    }
    if (isLimitReached(turn, ledger)) {
      ledger.held(turn);
      return Duration.ZERO;
    }
    String key = SentDigest.key(plan.name(), alert);
    long held = ledger.heldSinceLastMessage();
    Answer answer = plan.destination().send(message(alert, key, sent.isPresent(), held));
    return settle(turn, ledger, digest, answer);
  }

  private boolean isLimitReached(ExportLedger.Turn turn, ExportLedger ledger) throws IOException {
    if (plan.limits().isNone()) {
      return false;
    }
    ExportLedger.Day today = ledger.day(turn);
    return plan.limits()
        .isReached(turn.alert().alert().severity(), today.ofSeverity(), today.ofDetection());
  }

  private Duration settle(ExportLedger.Turn turn, ExportLedger ledger, String digest, Answer answer)
      throws IOException {
    String tenant = turn.alert().alert().tenant();
    if (answer instanceof Answer.TryAgain later) {
      failed(later.reason());
      return plan.pace().wait(failures, later.after());
    }
    if (answer instanceof Answer.Refused refused) {
      failed(refused.reason());
      int refusals = attempts.refused(tenant);
      if (refusals < plan.pace().tries()) {
        return plan.pace().wait(refusals, Duration.ZERO);
      }
      LOG.warn("Export {} sets alert {} aside: {}", plan.name(), turn.id(), refused.reason());
      ledger.setAside(turn, nanos(clock.get()), refusals, refused.reason());
    } else {
      ledger.delivered(turn, digest);
    }
    attempts.settled(tenant);
    succeeded();
    return Duration.ZERO;
  }

  private void failed(String reason) {
    if (failures == 0) {
      since = nanos(clock.get());
      LOG.warn("Export {} waits: {}", plan.name(), reason);
    }
    failures++;
    hasFailed = true;
    trouble = reason;
  }

  private void succeeded() {
    failures = 0;
    trouble = "";
    since = 0;
  }

  /** The same bytes at each try. */
  private Message message(AlertPage.Listed alert, String key, boolean isUpdate, long held) {
    String tenant = alert.alert().tenant();
    Optional<Message> tried = attempts.message(tenant, key);
    if (tried.isPresent()) {
      return tried.get();
    }
    Message made = message(key, AlertFile.outgoing(alert, isUpdate, nanos(clock.get())), held);
    attempts.begin(tenant, made);
    return made;
  }

  private Message message(String key, Outgoing out, long held) {
    return new Message(
        key,
        out.alert().id(),
        out.version(),
        plan.format().messageType(),
        plan.format().message(out, plan.presentation(), held),
        held);
  }

  // -- what others ask ---------------------------------------------------------------------------

  /** Sends a sample as soon as the thread is free; empty if too many wait. */
  Optional<CompletableFuture<Answer>> askForTest() {
    CompletableFuture<Answer> asked = new CompletableFuture<>();
    if (!tests.offer(asked)) {
      return Optional.empty();
    }
    wake();
    return Optional.of(asked);
  }

  private void test() {
    CompletableFuture<Answer> asked = tests.poll();
    if (asked != null) {
      asked.complete(tested());
    }
  }

  /** Whoever waits for a test gets an answer, whatever happens. */
  private Answer tested() {
    try {
      Instant now = clock.get();
      String tenant = plan.tenants().isEmpty() ? "" : plan.tenants().get(0);
      Outgoing sample = SampleAlert.of(tenant, nanos(now));
      return plan.destination().send(message("test-" + now.toEpochMilli(), sample, 0));
    } catch (RuntimeException | Error failure) {
      LOG.error("The test of export {} failed", plan.name(), failure);
      return new Answer.TryAgain("the test failed: " + failure);
    }
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
      all.add(TargetStatus.of(plan, one.getKey(), waiting, sum, letters, trouble, since));
    }
    return all;
  }

  /** What it would get of the last day. */
  ExportPreview preview(String tenant) throws IOException {
    ExportPreview.Counting counting = new ExportPreview.Counting(plan, wanted, nanos(clock.get()));
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
