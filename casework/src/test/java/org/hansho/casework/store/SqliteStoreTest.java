package org.hansho.casework.store;

import java.nio.file.Path;
import org.hansho.casework.EmptyDatabases;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(folder);
  }
}
