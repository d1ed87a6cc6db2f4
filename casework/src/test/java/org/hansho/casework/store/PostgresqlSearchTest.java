package org.hansho.casework.store;

import org.hansho.casework.EmptyDatabases;

class PostgresqlSearchTest extends SearchContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
