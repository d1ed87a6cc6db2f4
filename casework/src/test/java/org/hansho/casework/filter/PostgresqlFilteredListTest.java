package org.hansho.casework.filter;

import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;

class PostgresqlFilteredListTest extends FilteredListContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
