package org.hansho.casework.suppression;

import java.nio.file.Path;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteSuppressionTest extends SuppressionContract {
  @TempDir private Path folder;

  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(folder);
  }
}
