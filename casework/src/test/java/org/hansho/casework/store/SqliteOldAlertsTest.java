package org.hansho.casework.store;

import org.hansho.casework.EmptyDatabases;

class SqliteOldAlertsTest extends OldAlertsContract {
  @Override
  StoreSettings.Place emptyPlace() {
    return EmptyDatabases.sqlite(folder);
  }
}
