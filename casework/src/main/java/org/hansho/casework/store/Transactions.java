package org.hansho.casework.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.hansho.alert.Message;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a store, for the rooms that keep what people do. Safe from any thread: one writes
 * at a time, also among those that apply epochs; readers do not wait for it.
 */
public final class Transactions {
  private final Database database;
  private final StoreSettings settings;
  private final HikariDataSource writing;
  private final HikariDataSource reading;

  Transactions(
      Database database,
      StoreSettings settings,
      HikariDataSource writing,
      HikariDataSource reading) {
    this.database = database;
    this.settings = settings;
    this.writing = writing;
    this.reading = reading;
  }

  /** Work inside of one transaction. */
  public interface Work<T> {
    /** Its result; a failure rolls the transaction back. */
    T in(Connection connection) throws SQLException;
  }

  /** Work in steps, each of which may take the time of a query. */
  interface SteppedWork<T> {
    /** Its result. */
    T in(Connection connection, Step step) throws SQLException;
  }

  /** Begins the next step of a work. */
  interface Step {
    /** From now on the time of a query counts anew. */
    void begin() throws SQLException;
  }

  /** Reads one state in steps; else as {@link #read}. */
  <T> T readSteps(String doing, SteppedWork<T> work) throws IOException {
    return read(
        doing,
        connection -> work.in(connection, () -> database.limit(connection, settings.queryTime())));
  }

  /**
   * Reads one state.
   *
   * @param doing what it is for, behind "cannot"
   * @throws QueryRefusedException if it takes longer than a query may
   * @throws IOException if it cannot be read
   */
  public <T> T read(String doing, Work<T> work) throws IOException {
    try (Connection connection = reading.getConnection()) {
      database.limit(connection, settings.queryTime());
      try {
        return within(connection, database.beginReading(), work);
      } finally {
        database.unlimit(connection);
      }
    } catch (SQLException failure) {
      if (database.isTimeOver(failure)) {
        throw timeIsOver();
      }
      throw Sql.failure(database, doing, failure);
    }
  }

  private QueryRefusedException timeIsOver() {
    return new QueryRefusedException(
        Message.inEnglish(
                "The query took longer than {0} ms and was stopped. Ask for a shorter time or more"
                    + " filters.")
            .inJapanese(
                "検索に {0} ミリ秒以上かかるため、中止しました。期間を短くするか、条件を追加してください。",
                settings.queryTime().toMillis()));
  }

  /**
   * The same test, refused once it has been asked for longer than a query may take; null of null.
   */
  @Nullable AlertCheck timed(@Nullable AlertCheck test) {
    if (test == null) {
      return null;
    }
    long begin = System.nanoTime();
    return new AlertCheck() {
      @Override
      public boolean allows(OfKind kind) {
        return test.allows(kind);
      }

      @Override
      public boolean passes(AlertPage.Listed alert) {
        if (System.nanoTime() - begin > settings.queryTime().toNanos()) {
          throw timeIsOver();
        }
        return test.passes(alert);
      }
    };
  }

  /**
   * Changes something; it is synced when this returns.
   *
   * @param doing what it is for, behind "cannot"
   * @throws IOException if it cannot be written, and nothing was
   */
  public <T> T write(String doing, Work<T> work) throws IOException {
    try (Connection connection = writing.getConnection()) {
      return within(connection, database.beginWriting(), work);
    } catch (SQLException failure) {
      throw Sql.failure(database, doing, failure);
    }
  }

  private static <T> T within(Connection connection, String begin, Work<T> work)
      throws SQLException {
    Sql.run(connection, begin);
    try {
      T result = work.in(connection);
      Sql.run(connection, "COMMIT");
      return result;
    } catch (SQLException | RuntimeException | Error failure) {
      Sql.rollBack(connection, failure);
      throw failure;
    }
  }
}
