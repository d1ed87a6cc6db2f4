package org.hansho.casework.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.casework.store.CaseStore;
import org.hansho.incident.EntityKey;

/** What the contracts of incidents and of entities have in common. */
final class IncidentAlerts {
  /** When entities are called critical. */
  static final long CALLED = 1_796_000_000_000_000_000L;

  private IncidentAlerts() {}

  /** The same alert about a host of this name. */
  static Alert named(Alert alert, String host) {
    List<Entity> entities = new ArrayList<>(alert.entities());
    entities.add(new Entity("host", Map.of("name", host)));
    return alert.withEntities(entities);
  }

  /** Says whether an entity is critical. */
  static void setCritical(
      CaseStore store, Incidents incidents, String tenant, String type, String value, boolean is)
      throws IOException {
    store
        .transactions()
        .write(
            "set",
            connection -> {
              EntityKey key = new EntityKey(type, value);
              if (is) {
                incidents.callCritical(connection, tenant, key, "ann", CALLED);
              } else {
                incidents.callNormal(connection, tenant, key);
              }
              return true;
            });
  }
}
