package org.hansho.casework.store;

import org.hansho.casework.EmptyDatabases;

class SqliteSampleAlertsTest extends SampleAlertsContract {
  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(folder);
  }
}
