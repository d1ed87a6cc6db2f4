package org.hansho.casework.filter;

import java.nio.file.Path;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteFilteredListTest extends FilteredListContract {
  @TempDir private Path place;

  @Override
  StoreSettings.Place emptyPlace() {
    return new StoreSettings.Sqlite(place.resolve("alerts.db"));
  }
}
