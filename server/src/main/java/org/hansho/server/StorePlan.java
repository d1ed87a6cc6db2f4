package org.hansho.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.casework.store.StoreSettings;
import org.hansho.local.files.DiskFiles;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.StoreSettings.Postgresql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a server keeps what people see and do, as its settings say. */
public final class StorePlan {
  private static final String CASEWORK = "casework.db";
  private static final String AUDIT_HEAD = "audit-head";
  private static final String WORK = "work";
  private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";
  private static final int MOST_READERS = 64;
  private static final Logger LOG = LoggerFactory.getLogger(StorePlan.class);

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
    unpackBelow(settings.data());
    return StoreSettings.of(new StoreSettings.Sqlite(file(settings)));
  }

  /**
   * SQLite is a program that is unpacked when the first database is opened: in the data folder, if
   * that is there, since temporary folders often permit no programs.
   */
  private static void unpackBelow(Path data) {
    Path work = data.resolve(WORK);
    if (System.getProperty(LIBRARY_FOLDER) != null || !Files.isWritable(data)) {
      return;
    }
    try {
      new DiskFiles().createFolder(work);
      System.setProperty(LIBRARY_FOLDER, work.toString());
    } catch (IOException unusable) {
      LOG.debug("{} cannot be made, the temporary folder takes its place", work, unusable);
    }
  }

  /** Whether there is a store that could be read; a database elsewhere may be. */
  public static boolean isThere(ServerSettings settings) {
    return settings.store() instanceof Postgresql || Files.exists(file(settings));
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
