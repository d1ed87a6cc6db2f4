package org.hansho.casework.suppression;

import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;

class PostgresqlPreviewTest extends PreviewContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }

  @Override
  int previews() {
    return 100;
  }
}
