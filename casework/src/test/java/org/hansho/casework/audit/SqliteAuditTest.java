package org.hansho.casework.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTest extends AuditContract {
  @TempDir private Path place;

  @Override
  StoreSettings.Place emptyPlace() {
    return new StoreSettings.Sqlite(place.resolve("alerts.db"));
  }

  @Override
  Connection connect(StoreSettings.Place place) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + ((StoreSettings.Sqlite) place).file());
  }

  @Override
  List<String> withoutTriggers() {
    return List.of("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete");
  }
}
