package org.hansho.casework.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.hansho.alert.Message;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.EpochChanges;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that people see, in SQLite or PostgreSQL. Safe from any thread: one epoch is applied
 * at a time, and each call reads one state, that between two epochs.
 *
 * <p>What a query costs has bounds whatever is stored: in rows, in time, and in how many run at
 * once. A query that breaks one ends with a {@link QueryRefusedException}.
 */
public final class CaseStore implements ChangeSink, Closeable {
  /** Most alerts of a page. */
  public static final int MOST_LISTED = 1_000;

  /** Hexadecimal digits of an alert's id. */
  private static final String ID = "(?:[0-9a-f]{2}){1,32}";

  private static final Duration WRITER_WAITS = Duration.ofMinutes(5);

  private final Database database;
  private final Progress progress;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Transactions transactions;
  private final Object applying = new Object();
  private volatile Kinds kinds = Kinds.none();
  private volatile Arrivals arrivals = Arrivals.UNCHANGED;
  private volatile DetectionChoices choices = DetectionChoices.NONE;
  private volatile LongSupplier clock = () -> 0;

  private CaseStore(
      Database database,
      StoreSettings settings,
      Progress progress,
      HikariDataSource writing,
      HikariDataSource reading) {
    this.database = database;
    this.progress = progress;
    this.writing = writing;
    this.reading = reading;
    this.transactions = new Transactions(database, settings, writing, reading);
  }

  /**
   * Opens a store, makes its tables or brings them to the newest version.
   *
   * @throws IOException if it cannot be opened, or a newer program has written it
   */
  public static CaseStore open(StoreSettings settings) throws IOException {
    return open(settings, Progress.NONE);
  }

  static CaseStore open(StoreSettings settings, Progress progress) throws IOException {
    Database database = Database.at(settings.place());
    HikariDataSource writing = null;
    try {
      writing = new HikariDataSource(config("alerts-write", database.writing(), 1, WRITER_WAITS));
      try (Connection connection = writing.getConnection()) {
        database.schema().migrate(connection, database, progress);
      }
      HikariConfig readers =
          config("alerts-read", database.reading(), settings.readers(), settings.queryTime());
      readers.setReadOnly(true);
      return new CaseStore(database, settings, progress, writing, new HikariDataSource(readers));
    } catch (SQLException failure) {
      close(writing);
      throw Sql.failure(database, "open the alert store", failure);
    } catch (IOException | RuntimeException refused) {
      close(writing);
      throw refused;
    }
  }

  private static void close(@Nullable HikariDataSource pool) {
    if (pool != null) {
      pool.close();
    }
  }

  private static HikariConfig config(
      String name, DataSource source, int connections, Duration wait) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(Math.max(250, wait.toMillis()));
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /**
   * Says where alerts stand that come from now on.
   *
   * @param now nanoseconds since 1970, for their history
   */
  public void decideBy(Arrivals rule, LongSupplier now) {
    clock = now;
    arrivals = rule;
  }

  /** Says which detections are off, or have another severity, for alerts that come from now on. */
  public void overrideBy(DetectionChoices made) {
    choices = made;
  }

  /** Changes what people say of alerts. */
  public AlertStates states() {
    return new AlertStates(database, () -> kinds, arrivals);
  }

  /** What was done with an alert, the newest first. */
  public List<AlertEntry> history(String tenant, String id, int most) throws IOException {
    if (!id.matches(ID)) {
      return List.of();
    }
    return transactions.read(
        "read the history of an alert",
        connection -> HistoryTable.of(connection, tenant, AlertRow.bytes(id), most));
  }

  /** What was done with the alerts that somebody watches, the newest first. */
  public List<WatchedEntry> watched(String tenant, String name, int most) throws IOException {
    return transactions.read(
        "read what was done with watched alerts",
        connection -> HistoryTable.watched(connection, tenant, name, most));
  }

  /**
   * Deletes alerts that are old.
   *
   * @param groups what alerts are part of
   */
  public OldAlerts oldAlerts(OldAlerts.Groups groups) {
    return new OldAlerts(database, transactions, groups);
  }

  /** Transactions over the same database, for what people do. */
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public long position(String tenant) throws IOException {
    return transactions.read(
        "read a position", connection -> EpochWriter.position(connection, tenant));
  }

  @Override
  public boolean apply(String tenant, EpochChanges changes) throws IOException {
    synchronized (applying) {
      try (Connection connection = writing.getConnection()) {
        return apply(connection, tenant, changes);
      } catch (SQLException failure) {
        throw Sql.failure(database, "apply epoch " + changes.epoch(), failure);
      }
    }
  }

  /**
   * The same within a transaction of the caller's, for changes that people make.
   *
   * @throws SQLException if it cannot be written, or does not follow what was applied last
   */
  boolean applyWithin(Connection connection, String feed, EpochChanges changes)
      throws SQLException {
    try {
      AlertWriter.Deciding deciding = new AlertWriter.Deciding(arrivals, choices, clock);
      return new EpochWriter(connection, database, kinds, deciding, progress).write(feed, changes);
    } catch (IOException gap) {
      throw new SQLException(gap);
    }
  }

  private boolean apply(Connection connection, String tenant, EpochChanges changes)
      throws SQLException, IOException {
    Sql.run(connection, database.beginWriting());
    try {
      AlertWriter.Deciding deciding = new AlertWriter.Deciding(arrivals, choices, clock);
      EpochWriter writer = new EpochWriter(connection, database, kinds, deciding, progress);
      boolean isNew = writer.write(tenant, changes);
      Sql.run(connection, isNew ? "COMMIT" : "ROLLBACK");
      if (isNew) {
        kinds = writer.kinds();
      }
      progress.reached();
      return isNew;
    } catch (SQLException | IOException | RuntimeException | Error failure) {
      Sql.rollBack(connection, failure);
      throw failure;
    }
  }

  /**
   * An alert with its records; null if the tenant has none of this id.
   *
   * @throws IOException if it cannot be read
   */
  public AlertPage.@Nullable Listed find(String tenant, String id) throws IOException {
    if (!id.matches(ID)) {
      return null;
    }
    return transactions
        .read("read an alert", connection -> found(connection, tenant, id))
        .orElse(null);
  }

  /**
   * Alerts of a tenant without their records, by id; of ids that it does not have there is nothing.
   *
   * @param ids at most {@link #MOST_LISTED}
   * @throws IOException if they cannot be read
   */
  public Map<String, AlertPage.Listed> all(String tenant, Collection<String> ids)
      throws IOException {
    List<String> wanted = ids.stream().filter(id -> id.matches(ID)).limit(MOST_LISTED).toList();
    return transactions.read(
        "read alerts",
        connection -> new ListedAlerts(connection, known(connection)).ofIds(tenant, wanted));
  }

  private Optional<AlertPage.Listed> found(Connection connection, String tenant, String id)
      throws SQLException {
    ListedAlerts alerts = new ListedAlerts(connection, known(connection));
    return Optional.ofNullable(alerts.find(tenant, AlertRow.bytes(id)));
  }

  /**
   * A page of a list.
   *
   * @param cursor {@link AlertPage#next} of the page before; null for the first page
   * @param size most alerts, from 1 to {@link #MOST_LISTED}
   * @throws QueryRefusedException if the size or cursor is wrong, or the time is over
   * @throws IOException if it cannot be read
   */
  public AlertPage list(AlertQuery query, AlertOrder order, @Nullable String cursor, int size)
      throws IOException {
    return list(query, null, order, cursor, size);
  }

  /**
   * The same of alerts that also pass a test. Each that the query finds is read for it, so that a
   * page may end sooner.
   *
   * @param test null for none
   */
  public AlertPage list(
      AlertQuery query,
      @Nullable AlertCheck test,
      AlertOrder order,
      @Nullable String cursor,
      int size)
      throws IOException {
    if (size < 1 || size > MOST_LISTED) {
      throw new QueryRefusedException(
          Message.inEnglish("A page of {0} alerts is not possible; ask for 1 to {1}.")
              .inJapanese("1 ページに {0} 件のアラートは取得できません。1～{1} 件で指定してください。", size, MOST_LISTED));
    }
    Cursor after = cursor == null ? null : Cursor.parse(cursor, order);
    return transactions.read(
        "list alerts", connection -> page(connection, query, test, order, after, size));
  }

  private AlertPage page(
      Connection connection,
      AlertQuery query,
      @Nullable AlertCheck test,
      AlertOrder order,
      @Nullable Cursor after,
      int size)
      throws SQLException {
    Kinds now = known(connection);
    Search.Found found =
        new Search(connection, database, now, transactions.timed(test))
            .page(query, order, after, size);
    Cursor next = found.next();
    List<String> prefixes =
        Word.split(query.text()).stream().filter(Word::isPrefix).map(Word::folded).toList();
    return new AlertPage(
        new ListedAlerts(connection, now).listed(found.alerts()),
        next == null ? null : next.text(),
        next != null && found.isCut() ? next.lastTime() : null,
        prefixes);
  }

  /**
   * Gives every alert of a query, without its records, the newest first: all as they were at one
   * moment, each exactly once, whatever is written meanwhile. Holds a page of them in memory, and a
   * connection for readers until the last one is taken; each page may take the time of a query.
   *
   * @param test a further condition; null for none
   * @return how many there were
   * @throws QueryRefusedException if the time of a page is over
   * @throws IOException if they cannot be read, or the visitor fails
   */
  public long each(AlertQuery query, @Nullable AlertCheck test, AlertVisitor visitor)
      throws IOException {
    try {
      return transactions.readSteps(
          "read all alerts",
          (connection, step) -> {
            long taken = 0;
            Cursor after = null;
            do {
              step.begin();
              Kinds now = known(connection);
              Search.Found found =
                  new Search(connection, database, now, transactions.timed(test))
                      .page(query, AlertOrder.NEWEST, after, MOST_LISTED);
              taken += take(new ListedAlerts(connection, now).listed(found.alerts()), visitor);
              after = found.next();
            } while (after != null);
            return taken;
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static int take(List<AlertPage.Listed> alerts, AlertVisitor visitor) {
    try {
      for (AlertPage.Listed alert : alerts) {
        visitor.take(alert);
      }
      return alerts.size();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * How many alerts a query finds, by severity, stage, detection and hour. Exact if it asks for
   * nothing but tenants, kinds and time, else up to {@link Tally#MOST} alerts.
   *
   * @throws QueryRefusedException if the time is over
   * @throws IOException if it cannot be read
   */
  public AlertCounts count(AlertQuery query) throws IOException {
    return count(query, null);
  }

  /**
   * The same of alerts that also pass a test; exact if all that the query finds could be read.
   *
   * @param test null for none
   */
  public AlertCounts count(AlertQuery query, @Nullable AlertCheck test) throws IOException {
    return transactions.read(
        "count alerts",
        connection ->
            new Search(connection, database, known(connection), transactions.timed(test))
                .counts(query));
  }

  /**
   * Alerts that have changed, in the order of their last changes.
   *
   * @param after {@link AlertChanges#last} of those that were read before; 0 for all
   * @param most from 1 to {@link #MOST_LISTED}
   * @throws IOException if they cannot be read
   */
  public AlertChanges changes(String tenant, long after, int most) throws IOException {
    return transactions.read(
        "read changes",
        connection ->
            new ListedAlerts(connection, known(connection))
                .changes(tenant, after, Math.min(most, MOST_LISTED)));
  }

  /** The number of the newest change of a tenant; 0 if there is none. */
  public long newestChange(String tenant) throws IOException {
    return transactions.read(
        "read changes", connection -> ListedAlerts.newestChange(connection, tenant));
  }

  private Kinds known(Connection connection) throws SQLException {
    Kinds known = kinds.refreshed(connection);
    kinds = known;
    return known;
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
