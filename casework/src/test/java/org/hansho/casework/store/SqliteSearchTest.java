package org.hansho.casework.store;

import java.nio.file.Path;
import org.hansho.casework.EmptyDatabases;
import org.junit.jupiter.api.io.TempDir;

class SqliteSearchTest extends SearchContract {
  @TempDir private Path folder;

  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(folder);
  }
}
