package org.hansho.casework.store;

import org.hansho.casework.EmptyDatabases;

class PostgresqlSampleAlertsTest extends SampleAlertsContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
