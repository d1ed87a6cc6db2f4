package org.hansho.casework.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;

/**
 * A store that is only read, also while a server writes it. Nothing is made and nothing brought to
 * a newer version. Safe from any thread.
 */
public final class StoreReading implements Closeable {
  private final HikariDataSource reading;
  private final Transactions transactions;

  private StoreReading(Transactions transactions, HikariDataSource reading) {
    this.transactions = transactions;
    this.reading = reading;
  }

  /** Opens it; whether it is there shows when it is read. */
  public static StoreReading open(StoreSettings settings) {
    Database database = Database.at(settings.place());
    HikariConfig config = new HikariConfig();
    config.setPoolName("store-read");
    config.setDataSource(database.reading());
    config.setMaximumPoolSize(1);
    config.setReadOnly(true);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(Math.max(250, settings.queryTime().toMillis()));
    HikariDataSource reading = new HikariDataSource(config);
    return new StoreReading(new Transactions(database, settings, reading, reading), reading);
  }

  /** Transactions, of which those that write fail. */
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public void close() {
    reading.close();
  }
}
