package org.hansho.casework.export.queue;

import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;

/** The same with PostgreSQL. */
class PostgresqlIncidentExportTest extends IncidentExportTest {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }
}
