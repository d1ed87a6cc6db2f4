package org.hansho.casework.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  StoreSettings.Place emptyPlace() {
    return new StoreSettings.Sqlite(folder.resolve("alerts.db"));
  }

  @Override
  Connection connect(StoreSettings.Place place) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + ((StoreSettings.Sqlite) place).file());
  }
}
