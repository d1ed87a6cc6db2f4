package org.hansho.casework.audit;

import java.nio.file.Path;
import java.util.List;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTest extends AuditContract {
  @TempDir private Path place;

  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(place);
  }

  @Override
  List<String> withoutTriggers() {
    return List.of("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete");
  }
}
