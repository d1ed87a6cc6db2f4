package org.hansho.casework.suppression;

import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;

class PostgresqlSuppressionTest extends SuppressionContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
