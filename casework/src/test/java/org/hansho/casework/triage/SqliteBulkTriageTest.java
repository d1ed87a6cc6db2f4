package org.hansho.casework.triage;

import java.nio.file.Path;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteBulkTriageTest extends BulkTriageContract {
  @TempDir private Path home;

  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(home);
  }
}
