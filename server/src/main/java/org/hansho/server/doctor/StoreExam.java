package org.hansho.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.store.StoreVersion;

/** Whether the alert store can be opened by this version. */
final class StoreExam {
  private static final String STORE = "store";

  private StoreExam() {}

  static Check of(StoreSettings settings) {
    if (settings.place() instanceof StoreSettings.Sqlite sqlite && isNew(sqlite)) {
      return Check.ok(STORE, "store-new");
    }
    try {
      StoreVersion version = StoreVersion.of(settings);
      String found = String.valueOf(version.found());
      String known = String.valueOf(version.known());
      if (version.found() > version.known()) {
        return Check.error(STORE, "store-newer", found, known);
      }
      boolean older = version.found() < version.known();
      return Check.ok(STORE, older ? "store-older" : STORE, found, known);
    } catch (IOException unreachable) {
      return Check.error(STORE, "store-unreachable", String.valueOf(unreachable.getMessage()));
    }
  }

  private static boolean isNew(StoreSettings.Sqlite sqlite) {
    try {
      return !Files.exists(sqlite.file()) || Files.size(sqlite.file()) == 0;
    } catch (IOException unknown) {
      return false;
    }
  }
}
