package org.hansho.local.epoch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.crash.CrashPoint;
import org.jspecify.annotations.Nullable;

/**
 * The database of one data folder: what each epoch changed is committed in one transaction, synced
 * before {@link #commit} returns. After a crash the last committed epoch is what is there.
 *
 * <p>Belongs to one thread; nobody else may write. {@link EpochView} reads beside it. SQLite with a
 * write-ahead log; about 80,000 alerts a second of processor time.
 */
public final class EpochStore implements Closeable {
  private final Path file;
  private final Connection connection;
  private final byte[] seed;
  private final Map<String, EpochCheck.Damage> damage = new TreeMap<>();
  private Map<String, Long> alertBytes = Map.of();
  private long lastEpoch;

  private EpochStore(Path file, Connection connection, byte[] seed, long lastEpoch) {
    this.file = file;
    this.connection = connection;
    this.seed = seed;
    this.lastEpoch = lastEpoch;
  }

  /**
   * Opens a database, makes it if it is not there, and brings an older one up to date.
   *
   * @param work folder into which SQLite's native library is unpacked, unless the system property
   *     {@code org.sqlite.tmpdir} names another one; a killed process leaves it there
   * @throws IOException if it cannot be read, its structure is damaged, or a newer program wrote
   *     it, or one from before the first release
   */
  public static EpochStore open(Path file, Path work) throws IOException {
    Connections.unpackInto(work);
    return open(file, Schema.NEWEST);
  }

  /**
   * Makes a database with the seed of another one, so that what is learned there can be taken over
   * by that.
   *
   * @param file of which there is none yet
   */
  public static void make(Path file, Path work, byte[] seed) throws IOException {
    Connections.unpackInto(work);
    try (Connection connection = Connections.writing(file)) {
      Schema.NEWEST.migrate(connection, file.toString());
      SecretSeed.keep(connection, seed);
    } catch (SQLException failure) {
      throw Connections.failure(file, "make the database", failure);
    }
  }

  static EpochStore open(Path file, Schema schema) throws IOException {
    try {
      Connection connection = Connections.writing(file);
      try {
        schema.migrate(connection, file.toString());
        EpochCheck.structure(connection, file);
        EpochCheck.epoch(connection, file);
        Map<String, EpochCheck.Damage> damage = EpochCheck.rows(connection);
        long epoch = EpochTables.epoch(connection);
        byte[] seed = SecretSeed.of(connection, file.toString(), epoch);
        EpochStore store = new EpochStore(file, connection, seed, epoch);
        store.damage.putAll(damage);
        store.alertBytes = new AlertTable(connection).bytes();
        return store;
      } catch (SQLException | IOException | RuntimeException | Error failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "open the database", failure);
    }
  }

  /** Shows what was found damaged on opening and set aside: table, rows, key of the first. */
  public void forEachDamage(DamageVisitor visitor) {
    damage.forEach((table, found) -> visitor.damaged(table, found.rows(), found.first()));
  }

  /** Sees what was damaged. */
  public interface DamageVisitor {
    /** So many rows of a table were set aside. */
    void damaged(String table, long rows, String first);
  }

  /** The secret seed under which states are kept; the same as long as the folder lives. */
  public byte[] seed() {
    return seed.clone();
  }

  /**
   * Makes an epoch durable, as a whole.
   *
   * @throws IOException if it cannot be written; nothing of it is kept, and it may be tried again
   * @throws IllegalArgumentException if its number does not rise
   */
  public void commit(Epoch epoch) throws IOException {
    if (epoch.number() <= lastEpoch) {
      throw new IllegalArgumentException(
          "epoch " + epoch.number() + " does not follow epoch " + lastEpoch);
    }
    try {
      CrashPoint.reached("epoch.before-begin");
      Connections.run(connection, "BEGIN IMMEDIATE");
      EpochTables tables = new EpochTables(connection);
      AlertTable alerts = new AlertTable(connection);
      Map<String, Long> bytes = new TreeMap<>(alertBytes);
      alerts.addBytes(bytes, epoch.alerts(), -1);
      tables.putPositions(epoch.positions());
      tables.putState(epoch.state());
      CrashPoint.reached("epoch.state-written");
      alerts.put(epoch.alerts(), epoch.number());
      alerts.addBytes(bytes, epoch.alerts(), 1);
      CrashPoint.reached("epoch.alerts-written");
      alerts.expire(epoch.expiry());
      for (ExpiredAlert expired : epoch.expiry().alerts()) {
        bytes.merge(expired.detection(), -expired.bytes(), Long::sum);
      }
      bytes.values().removeIf(none -> none == 0);
      CrashPoint.reached("epoch.alerts-expired");
      tables.putCounters(epoch.counters());
      new LetterTable(connection).put(epoch.deadLetters(), epoch.settledLetters());
      tables.putAlarms(epoch.alarms());
      tables.putEpoch(epoch.number());
      CrashPoint.reached("epoch.before-commit");
      Connections.run(connection, "COMMIT");
      CrashPoint.reached("epoch.after-commit");
      lastEpoch = epoch.number();
      alertBytes = bytes;
    } catch (SQLException failure) {
      rollBack(failure);
      throw Connections.failure(file, "commit epoch " + epoch.number(), failure);
    }
  }

  private void rollBack(SQLException failure) {
    try {
      Connections.run(connection, "ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      failure.addSuppressed(alreadyRolledBack);
    }
  }

  /**
   * The last committed epoch.
   *
   * @param state is given every chunk but those on demand, in order of layer, partition and chunk
   * @throws IOException if it cannot be read, or a blob is not what was stored; the message names
   *     table and key
   */
  public Committed load(Consumer<StateChunk> state) throws IOException {
    try {
      loadState(state);
      return new Committed(lastEpoch, loadPositions(), loadCounters());
    } catch (SQLException failure) {
      throw Connections.failure(file, "load the last epoch", failure);
    }
  }

  private void loadState(Consumer<StateChunk> state) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT layer, partition, chunk, checksum, body FROM state WHERE layer >= 0"
                    + " ORDER BY 1, 2, 3")) {
      while (rows.next()) {
        StateChunk chunk =
            new StateChunk(rows.getInt(1), rows.getInt(2), rows.getString(3), rows.getBytes(5));
        Blob.checked(
            file.toString(), "state", EpochTables.key(chunk), chunk.body(), rows.getLong(4));
        state.accept(chunk);
      }
    }
  }

  /**
   * One piece of state, in particular one that is looked up on demand; null if there is none.
   *
   * @throws DamagedException if it is not what was stored; it is set aside then
   * @throws IOException if it cannot be read
   */
  public byte @Nullable [] find(int layer, int partition, String chunk) throws IOException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT body, checksum FROM state WHERE layer = ? AND partition = ? AND chunk = ?")) {
      statement.setInt(1, layer);
      statement.setInt(2, partition);
      statement.setString(3, chunk);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        byte[] stored = row.getBytes(1);
        byte[] body = layer == StateChunk.ON_DEMAND ? Packed.unpack(stored) : stored;
        String key = EpochTables.key(new StateChunk(layer, partition, chunk, body));
        if (Blob.checksum(key, body) != row.getLong(2)) {
          EpochCheck.rows(connection);
          alertBytes = new AlertTable(connection).bytes();
        }
        return Blob.checked(file.toString(), "state", key, body, row.getLong(2));
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "find " + chunk, failure);
    }
  }

  /**
   * Dead letters in the order in which they came.
   *
   * @param stage those of one stage; all if it is empty
   * @param after those with a higher number
   */
  public List<DeadLetter> deadLetters(String stage, long after, int most) throws IOException {
    try {
      return new LetterTable(connection).after(stage, after, most);
    } catch (SQLException failure) {
      throw Connections.failure(file, "read dead letters", failure);
    }
  }

  /** The bytes that all dead letters take, 200 for each beside its record. */
  public long deadLetterBytes() throws IOException {
    try {
      return new LetterTable(connection).bytes();
    } catch (SQLException failure) {
      throw Connections.failure(file, "count dead letters", failure);
    }
  }

  /** The sources that dead letters come from. */
  public Set<String> deadLetterSources() throws IOException {
    try {
      return new LetterTable(connection).sources();
    } catch (SQLException failure) {
      throw Connections.failure(file, "read dead letters", failure);
    }
  }

  /**
   * The stored position of one source; null if there is none.
   *
   * @throws IOException if it cannot be read, or is not what was stored
   */
  public byte @Nullable [] position(String source) throws IOException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT position, checksum FROM positions WHERE source = ?")) {
      statement.setString(1, source);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Blob.checked(file.toString(), "positions", source, row.getBytes(1), row.getLong(2))
            : null;
      }
    } catch (SQLException failure) {
      throw Connections.failure(file, "find the position of " + source, failure);
    }
  }

  /** The committed alarms, in order of kind and subject. */
  public List<Alarm> alarms() throws IOException {
    try {
      return StoredTables.alarms(connection);
    } catch (SQLException failure) {
      throw Connections.failure(file, "read alarms", failure);
    }
  }

  /**
   * Sum of the counts that alerts have which are stored, or have expired and are remembered.
   *
   * @param alerts which ones; others count 0
   */
  public long countOf(Collection<StoredAlert> alerts) throws IOException {
    return ask("read the counts of alerts", table -> table.countOf(alerts));
  }

  /** Sum of the bytes by detection; see {@link #alertBytes}. */
  public long allAlertBytes() {
    return alertBytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The bytes that the alerts of each detection take, deflated, with what they need to grow and
   * {@value AlertTable#ROW_BYTES} for each one's columns and indexes.
   */
  public Map<String, Long> alertBytes() {
    return Map.copyOf(alertBytes);
  }

  /** Number of the epoch from which the oldest alert is; the greatest number if there is none. */
  public long oldestAlert() throws IOException {
    return ask("find the oldest alert", AlertTable::oldestEpoch);
  }

  /**
   * Alerts, those first that have not changed for longest.
   *
   * @param detection whose; all if it is empty
   * @param upToEpoch those that changed last in this epoch or before
   */
  public List<ExpiredAlert> oldestAlerts(String detection, long upToEpoch, int most)
      throws IOException {
    return ask("find old alerts", table -> table.oldest(detection, upToEpoch, most));
  }

  /** Count of an alert that has expired and whose id is remembered; else 0. */
  public long countOfExpired(String tenant, String id) throws IOException {
    return ask("find an expired alert", table -> table.countOfExpired(tenant, id));
  }

  /** How many rows an epoch deletes that were set aside as damaged up to that epoch. */
  public long damagedUpTo(long epoch) throws IOException {
    return ask("count damaged rows", table -> table.damagedUpTo(epoch));
  }

  /** A question to the table of alerts. */
  private interface Question<T> {
    T answer(AlertTable table) throws SQLException;
  }

  private <T> T ask(String doing, Question<T> question) throws IOException {
    try {
      return question.answer(new AlertTable(connection));
    } catch (SQLException failure) {
      throw Connections.failure(file, doing, failure);
    }
  }

  private Map<String, byte[]> loadPositions() throws SQLException, IOException {
    Map<String, byte[]> positions = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT source, position, checksum FROM positions");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String source = rows.getString(1);
        positions.put(
            source,
            Blob.checked(file.toString(), "positions", source, rows.getBytes(2), rows.getLong(3)));
      }
    }
    return positions;
  }

  private Map<String, Long> loadCounters() throws SQLException {
    Map<String, Long> counters = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, value FROM counters")) {
      while (rows.next()) {
        counters.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counters;
  }

  /** Closes the database; an epoch that was not committed is gone. */
  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw Connections.failure(file, "close the database", failure);
    }
  }
}
