package org.hansho.casework.audit;

import java.util.List;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.StoreSettings;

class PostgresqlAuditTest extends AuditContract {
  @Override
  StoreSettings.Place emptyPlace() throws Exception {
    return EmptyDatabases.postgresql();
  }

  @Override
  List<String> withoutTriggers() {
    return List.of(
        "DROP TRIGGER audit_no_change ON audit", "DROP TRIGGER audit_no_truncate ON audit");
  }
}
