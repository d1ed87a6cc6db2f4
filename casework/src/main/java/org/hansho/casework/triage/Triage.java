package org.hansho.casework.triage;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStates;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do with alerts. Each change has a row in the audit log and an entry in the history of
 * each alert. Safe from any thread; changes of many alerts run one after another on a thread of
 * their own, {@value AlertStates#AT_A_TIME} alerts a transaction.
 */
public final class Triage implements Closeable {
  /** How long a change of many alerts can be taken back. */
  public static final Duration UNDO = Duration.ofMinutes(10);

  /** Changes of many alerts that wait at most. */
  private static final int MOST_WAITING = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Triage.class);
  private static final long STOP_SECONDS = 5;

  private final CaseStore store;
  private final AuditLog audit;
  private final LongSupplier clock;
  private final Runnable changed;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "triage"));
  private volatile boolean ending;

  /**
   * Over a store.
   *
   * @param clock nanoseconds since 1970
   * @param changed called after alerts have changed
   * @throws IOException if the store cannot be written
   */
  public Triage(CaseStore store, AuditLog audit, LongSupplier clock, Runnable changed)
      throws IOException {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.changed = changed;
    store
        .transactions()
        .write(
            "note which changes were cut off",
            connection -> {
              ActionTable.breakRunning(connection, clock.getAsLong());
              return true;
            });
  }

  /**
   * Changes one alert.
   *
   * @param entry the row of the audit log
   * @return whether there is such an alert
   * @throws IOException if it cannot be written; then nothing was changed
   */
  public boolean change(AuditEntry entry, String id, TriageChange change) throws IOException {
    if (store.find(entry.tenant(), id) == null) {
      return false;
    }
    AlertEntry.Head head = head(entry, change, 0);
    audit.change(
        "change an alert",
        entry,
        connection ->
            store.states().change(connection, entry.tenant(), List.of(id), change::of, head));
    changed.run();
    return true;
  }

  private AlertEntry.Head head(AuditEntry entry, TriageChange change, long action) {
    return new AlertEntry.Head(
        entry.actor(), clock.getAsLong(), change.verb(), action, change.note());
  }

  /** What changed together with alerts. */
  public record Together<T>(T first, long action) {}

  /**
   * Changes something and some alerts in one transaction: both, or neither. The alerts are one
   * action, which is over then and can be taken back.
   *
   * @param entry the row of the audit log for all of it
   * @param first what is changed besides
   * @param alerts ids; a few hundred
   * @throws IOException if it cannot be written; then nothing was changed
   */
  public <T> Together<T> changeTogether(
      AuditEntry entry, Transactions.Work<T> first, List<String> alerts, TriageChange change)
      throws IOException {
    Together<T> together =
        audit.change(
            "change an incident and its alerts",
            entry,
            connection -> {
              T result = first.in(connection);
              long n = begin(connection, entry, 0);
              changeAll(connection, entry, alerts, change, n);
              ActionTable.end(connection, n, TriageAction.State.DONE, clock.getAsLong());
              return new Together<>(result, n);
            });
    changed.run();
    return together;
  }

  private void changeAll(
      Connection connection, AuditEntry entry, List<String> ids, TriageChange change, long n)
      throws SQLException {
    AlertEntry.Head head = head(entry, change, n);
    for (int from = 0; from < ids.size(); from += AlertStates.AT_A_TIME) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AlertStates.AT_A_TIME));
      ActionTable.add(
          connection, n, store.states().change(connection, entry.tenant(), some, change::of, head));
    }
  }

  private long begin(Connection connection, AuditEntry entry, long undoes) throws SQLException {
    long n = ActionTable.number(connection);
    ActionTable.insert(
        connection,
        entry.tenant(),
        new TriageAction(
            n,
            clock.getAsLong(),
            entry.actor(),
            entry.object() + ' ' + entry.after(),
            0,
            0,
            TriageAction.State.RUNNING,
            0,
            undoes));
    return n;
  }

  /** A list of alerts, page by page. */
  public interface Selection {
    /**
     * A page.
     *
     * @param cursor that of the page before; null for the first
     */
    AlertPage page(@Nullable String cursor, int size) throws IOException;
  }

  /**
   * Begins to change all alerts of a list.
   *
   * @param entry the row of the audit log; what it says of its object is shown with the action
   * @return the number of the action, once it was noted, and its end
   * @throws TriageRefusedException if too many wait
   */
  public Started changeAll(AuditEntry entry, Selection selection, TriageChange change)
      throws IOException {
    return start(entry, 0, connection -> {}, n -> run(entry, selection, change, n));
  }

  /**
   * Begins to take an action back, where nothing has changed since.
   *
   * @throws TriageRefusedException if there is none of that number, or it cannot be taken back
   */
  public Started undo(AuditEntry entry, long action) throws IOException {
    TriageAction undone = action(entry.tenant(), action);
    if (undone == null) {
      throw new TriageRefusedException(
          Message.inEnglish("There is no action of this number.").inJapanese("この番号の操作はありません。"));
    }
    boolean isOpen =
        undone.state() == TriageAction.State.DONE || undone.state() == TriageAction.State.BROKEN;
    if (!isOpen || undone.undoes() != 0) {
      throw new TriageRefusedException(
          Message.inEnglish(
                  "It is still running, was taken back already, or took back another one.")
              .inJapanese("この操作は、まだ実行中か、すでに取り消されたか、別の操作を取り消したものであるため、取り消せません。"));
    }
    if (clock.getAsLong() - undone.ended() > UNDO.toNanos()) {
      throw new TriageRefusedException(
          Message.inEnglish(
                  "It ended more than {0} minutes ago. Change the alerts again with the same"
                      + " filter.")
              .inJapanese(
                  "終了から {0} 分以上たっているため、取り消せません。同じ条件式で、アラートをもう一度変更してください。", UNDO.toMinutes()));
    }
    return start(
        entry,
        action,
        connection ->
            ActionTable.end(connection, action, TriageAction.State.UNDOING, undone.ended()),
        n -> takeBack(entry, action, n));
  }

  /** An action that has begun. */
  public record Started(long n, CompletableFuture<Void> end) {}

  /** Work within the transaction that begins an action. */
  private interface Beginning {
    void in(Connection connection) throws SQLException;
  }

  /** What an action does; says how much of it was done. */
  private interface Work {
    AlertStates.Outcome of(long n) throws IOException;
  }

  private Started start(AuditEntry entry, long undoes, Beginning beginning, Work work)
      throws IOException {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw new TriageRefusedException(
          Message.inEnglish("{0} changes of many alerts wait already. Try again in a minute.")
              .inJapanese("一括変更が、すでに {0} 件待機しています。1 分ほど待って、もう一度試してください。", MOST_WAITING));
    }
    try {
      long n =
          audit.change(
              "begin to change alerts",
              entry,
              connection -> {
                long number = begin(connection, entry, undoes);
                beginning.in(connection);
                return number;
              });
      return new Started(
          n, CompletableFuture.runAsync(() -> perform(entry, n, undoes, work), thread));
    } catch (IOException | RuntimeException failure) {
      waiting.decrementAndGet();
      throw failure;
    }
  }

  private void perform(AuditEntry entry, long n, long undoes, Work work) {
    try {
      AlertStates.Outcome outcome = work.of(n);
      TriageAction.State state = ending ? TriageAction.State.BROKEN : TriageAction.State.DONE;
      AuditEntry end =
          new AuditEntry(
              AlertEntry.PROGRAM,
              "",
              entry.tenant(),
              entry.action() + ".end",
              "action " + n,
              "",
              outcome.changed() + " changed, " + outcome.leftAlone() + " left alone",
              AuditEntry.Outcome.DONE);
      audit.change(
          "end a change of alerts",
          end,
          connection -> {
            end(connection, n, undoes, state);
            return true;
          });
    } catch (IOException | RuntimeException failure) {
      LOG.error("Action {} of tenant {} broke off", n, entry.tenant(), failure);
      broken(n, undoes);
    } finally {
      waiting.decrementAndGet();
      changed.run();
    }
  }

  /** What was taken back only in part can be taken back again. */
  private void end(Connection connection, long n, long undoes, TriageAction.State state)
      throws SQLException {
    ActionTable.end(connection, n, state, clock.getAsLong());
    if (undoes != 0) {
      boolean isWhole = state == TriageAction.State.DONE;
      ActionTable.end(
          connection,
          undoes,
          isWhole ? TriageAction.State.UNDONE : TriageAction.State.BROKEN,
          clock.getAsLong());
    }
  }

  private void broken(long n, long undoes) {
    try {
      store
          .transactions()
          .write(
              "note that a change broke off",
              connection -> {
                end(connection, n, undoes, TriageAction.State.BROKEN);
                return true;
              });
    } catch (IOException failure) {
      LOG.error("That action {} broke off could not be noted; the next start does", n, failure);
    }
  }

  private AlertStates.Outcome run(
      AuditEntry entry, Selection selection, TriageChange change, long n) throws IOException {
    AlertStates.Outcome all = new AlertStates.Outcome(0, 0);
    AlertEntry.Head head = head(entry, change, n);
    String cursor = null;
    do {
      AlertPage page = selection.page(cursor, AlertStates.AT_A_TIME);
      List<String> ids = page.alerts().stream().map(listed -> listed.alert().id()).toList();
      AlertStates.Outcome outcome =
          store
              .transactions()
              .write(
                  "change alerts",
                  connection -> {
                    AlertStates.Outcome done =
                        store.states().change(connection, entry.tenant(), ids, change::of, head);
                    ActionTable.add(connection, n, done);
                    return done;
                  });
      all = all.plus(outcome);
      cursor = page.next();
      changed.run();
    } while (cursor != null && !ending);
    return all;
  }

  private AlertStates.Outcome takeBack(AuditEntry entry, long action, long n) throws IOException {
    AlertStates.Outcome all = new AlertStates.Outcome(0, 0);
    AlertEntry.Head head =
        new AlertEntry.Head(entry.actor(), clock.getAsLong(), "alert.undo", n, "");
    long[] after = {0};
    AlertStates.Undone undone;
    do {
      undone =
          store
              .transactions()
              .write(
                  "take a change of alerts back",
                  connection -> {
                    AlertStates.Undone done =
                        store.states().undo(connection, entry.tenant(), action, after[0], head);
                    ActionTable.add(connection, n, done.outcome());
                    return done;
                  });
      all = all.plus(undone.outcome());
      after[0] = undone.last();
      changed.run();
    } while (!undone.equals(AlertStates.Undone.NOTHING) && !ending);
    return all;
  }

  /** An action; null if there is none of that number. */
  public @Nullable TriageAction action(String tenant, long n) throws IOException {
    return store
        .transactions()
        .read(
            "read an action",
            connection -> Optional.ofNullable(ActionTable.find(connection, tenant, n)))
        .orElse(null);
  }

  /** Actions, the newest first. */
  public List<TriageAction> actions(String tenant, int most) throws IOException {
    return store
        .transactions()
        .read("list actions", connection -> ActionTable.list(connection, tenant, most));
  }

  /** What was said of closed alerts, by detection. */
  public Map<String, Precision> precision(String tenant) throws IOException {
    return store
        .transactions()
        .read("count verdicts", connection -> Precision.read(connection, tenant));
  }

  /** Ends behind the transaction that is under way. */
  @Override
  public void close() {
    ending = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A change of alerts goes on while the server ends");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
