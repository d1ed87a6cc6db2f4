package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Changes what people say of alerts, within a transaction of its caller: the status, the indexes,
 * the counters, the history, the verdicts of their detections and what baselines are to learn.
 */
public final class AlertStates {
  /** Most alerts of one change. */
  public static final int AT_A_TIME = 500;

  private final Database database;

  private final Supplier<Kinds> known;
  private final Arrivals arrivals;

  /** Over a database, with what is known of its kinds. */
  AlertStates(Database database, Supplier<Kinds> known, Arrivals arrivals) {
    this.database = database;
    this.known = known;
    this.arrivals = arrivals;
  }

  /**
   * What became of a change.
   *
   * @param changed alerts that stand elsewhere now, or have an entry more
   * @param leftAlone alerts that were so already, or do not exist
   */
  public record Outcome(int changed, int leftAlone) {
    /** Both together. */
    public Outcome plus(Outcome other) {
      return new Outcome(changed + other.changed, leftAlone + other.leftAlone);
    }
  }

  /**
   * Changes alerts. An alert that is so already gets an entry only if the entry has a note.
   *
   * @param ids at most {@link #AT_A_TIME}, as {@link CaseStore#find} takes them
   * @param change a pure function
   */
  public Outcome change(
      Connection connection,
      String tenant,
      Collection<String> ids,
      UnaryOperator<AlertState> change,
      AlertEntry.Head entry)
      throws SQLException {
    Long number = EpochWriter.number(connection, tenant);
    if (number == null || ids.isEmpty()) {
      return new Outcome(0, ids.size());
    }
    Map<String, AlertRow> rows = AlertRow.ofIds(connection, number, new LinkedHashSet<>(ids));
    List<StateChange> changes = new ArrayList<>();
    for (AlertRow row : rows.values()) {
      changes.add(new StateChange(row, change.apply(row.state())));
    }
    int written = write(connection, number, changes, entry);
    return new Outcome(written, ids.size() - written);
  }

  /**
   * Takes back what an action did, where nothing has changed since.
   *
   * @param after behind this entry of the history
   * @return {@link Undone#NOTHING} if the action did nothing more
   */
  public Undone undo(
      Connection connection, String tenant, long action, long after, AlertEntry.Head entry)
      throws SQLException {
    List<HistoryTable.Done> done = HistoryTable.byAction(connection, action, after, AT_A_TIME);
    Long number = EpochWriter.number(connection, tenant);
    if (done.isEmpty() || number == null) {
      return Undone.NOTHING;
    }
    Set<Long> alerts = new LinkedHashSet<>();
    done.forEach(one -> alerts.add(one.alert()));
    Map<Long, AlertRow> rows = new HashMap<>();
    AlertRow.ofNumbers(connection, number, alerts).values().forEach(row -> rows.put(row.n(), row));
    List<StateChange> changes = new ArrayList<>();
    for (HistoryTable.Done one : done) {
      AlertRow row = rows.get(one.alert());
      if (row != null && row.state().equals(one.after())) {
        changes.add(new StateChange(row, arrivals.again(tenant, one.before())));
      }
    }
    int written = write(connection, number, changes, entry);
    return new Undone(done.get(done.size() - 1).n(), new Outcome(written, done.size() - written));
  }

  /** What was taken back, up to an entry of the history. */
  public record Undone(long last, Outcome outcome) {
    /** There was nothing more to take back. */
    public static final Undone NOTHING = new Undone(0, new Outcome(0, 0));
  }

  /** An alert and its new state. */
  private record StateChange(AlertRow row, AlertState state) {
    boolean isMove() {
      return !row.state().equals(state);
    }
  }

  private int write(
      Connection connection, long tenant, List<StateChange> all, AlertEntry.Head entry)
      throws SQLException {
    List<StateChange> moves = all.stream().filter(StateChange::isMove).toList();
    List<StateChange> noted = entry.note().isEmpty() ? moves : all;
    if (noted.isEmpty()) {
      return 0;
    }
    Writing writing = new Writing(connection, tenant);
    writing.move(moves);
    writing.touch(noted);
    List<HistoryTable.Row> history = new ArrayList<>();
    for (StateChange one : noted) {
      history.add(
          new HistoryTable.Row(
              one.row().n(),
              one.isMove() ? one.row().state() : null,
              one.isMove() ? one.state() : null,
              entry));
    }
    HistoryTable.add(connection, history);
    return noted.size();
  }

  /** One change within its transaction. */
  private final class Writing {
    private final Connection connection;
    private final long tenant;
    private final Numbers numbers;
    private final KindTable kinds;
    private final TermTable terms;
    private final CounterDeltas counters = new CounterDeltas();

    Writing(Connection connection, long tenant) throws SQLException {
      this.connection = connection;
      this.tenant = tenant;
      this.numbers = new Numbers(connection);
      this.kinds = new KindTable(connection, numbers, known.get(), Progress.NONE);
      this.terms = new TermTable(connection, database, numbers, Progress.NONE);
    }

    void move(List<StateChange> moves) throws SQLException {
      if (moves.isEmpty()) {
        return;
      }
      List<StateTable.Moved> moved = moved(moves);
      List<AlertRow> before = moved.stream().map(StateTable.Moved::before).toList();
      List<AlertRow> after = moved.stream().map(StateTable.Moved::after).toList();
      AlertIndex index = new AlertIndex(connection, terms, counters, Progress.NONE);
      index.remove(before);
      Batch.run(
          connection,
          "UPDATE alert SET kind = ?, terms = ? WHERE n = ?",
          after,
          (statement, row) -> {
            statement.setLong(1, row.kind());
            statement.setBytes(2, TermList.pack(row.terms()));
            statement.setLong(3, row.n());
            statement.addBatch();
          });
      index.add(after);
      index.forget(before, after);
      StateTable.put(connection, after);
      List<StateTable.Moved> judged = moved.stream().filter(this::isJudged).toList();
      StateTable.countVerdicts(connection, tenant, kinds.kinds(), judged);
      StateTable.teach(connection, tenant, judged);
      counters.write(connection, tenant, Progress.NONE);
    }

    private boolean isJudged(StateTable.Moved moved) {
      String detection = kinds.kinds().of(moved.before().kind()).key().detection();
      return !SampleAlerts.isSample(detection);
    }

    private List<StateTable.Moved> moved(List<StateChange> moves) throws SQLException {
      Set<Term> all = new LinkedHashSet<>();
      for (StateChange move : moves) {
        all.addAll(move.row().state().terms());
        all.addAll(move.state().terms());
      }
      Map<Term, Long> numbered = terms.numbers(tenant, all);
      List<StateTable.Moved> moved = new ArrayList<>();
      for (StateChange move : moves) {
        AlertRow row = move.row();
        long kind = kinds.number(row.kind(), move.state().status());
        long[] own = terms(move, numbered);
        moved.add(new StateTable.Moved(row, row.indexed(kind, own, move.state())));
      }
      return moved;
    }

    /** Those of the alert itself stay. */
    private static long[] terms(StateChange move, Map<Term, Long> numbered) {
      Set<Long> own = new LinkedHashSet<>();
      for (long term : move.row().terms()) {
        own.add(term);
      }
      for (Term term : move.row().state().terms()) {
        own.remove(Objects.requireNonNull(numbered.get(term)));
      }
      for (Term term : move.state().terms()) {
        own.add(Objects.requireNonNull(numbered.get(term)));
      }
      return own.stream().mapToLong(Long::longValue).toArray();
    }

    /** Streams, exports and lists see that an alert has changed. */
    void touch(List<StateChange> noted) throws SQLException {
      long[] next = {numbers.take("change", noted.size())};
      Batch.run(
          connection,
          "UPDATE alert SET change = ? WHERE n = ?",
          noted,
          (statement, one) -> {
            statement.setLong(1, next[0]++);
            statement.setLong(2, one.row().n());
            statement.addBatch();
          });
    }
  }
}
