package org.hansho.casework.override;

import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;

class PostgresqlOverrideTest extends OverrideContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
