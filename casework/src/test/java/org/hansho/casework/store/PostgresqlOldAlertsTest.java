package org.hansho.casework.store;

import org.hansho.casework.EmptyDatabases;

class PostgresqlOldAlertsTest extends OldAlertsContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
