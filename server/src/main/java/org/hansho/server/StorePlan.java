package org.hansho.server;

import java.nio.file.Path;
import org.hansho.casework.store.StoreSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.StoreSettings.Postgresql;

/** Where a server keeps what people see and do, as its settings say. */
public final class StorePlan {
  private static final String CASEWORK = "casework.db";
  private static final String AUDIT_HEAD = "audit-head";
  private static final int MOST_READERS = 64;

  private StorePlan() {}

  /** The store. */
  public static StoreSettings of(ServerSettings settings) {
    if (settings.store() instanceof Postgresql postgresql) {
      String password = postgresql.password().map(secret -> secret.value()).orElse("");
      StoreSettings standard =
          StoreSettings.of(
              new StoreSettings.Postgresql(
                  "jdbc:" + postgresql.url(), postgresql.user(), password));
      int readers = Math.max(1, Math.min(MOST_READERS, postgresql.connections() - 1));
      return new StoreSettings(standard.place(), readers, standard.queryTime());
    }
    return StoreSettings.of(new StoreSettings.Sqlite(file(settings)));
  }

  /** The file of SQLite. */
  static Path file(ServerSettings settings) {
    return settings.data().resolve(CASEWORK);
  }

  /** The file in which the last row of the audit log is noted. */
  public static Path auditHead(ServerSettings settings) {
    return settings.data().resolve(AUDIT_HEAD);
  }
}
