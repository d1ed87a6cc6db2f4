package org.hansho.server.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.store.StoreSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.tenant.Tenants;

/** Looks at everything that a server needs, before it starts or while it runs. */
public final class Doctor {
  private Doctor() {}

  /**
   * Looks at everything. Takes some seconds, since content is compiled.
   *
   * @param store where alerts are stored
   * @param engines compiles content
   * @param now the time of this machine
   */
  public static List<Check> examine(
      ServerSettings settings, StoreSettings store, Tenants.Engines engines, Instant now) {
    List<Check> checks = new ArrayList<>();
    String owner = FolderExam.owner(settings);
    checks.addAll(FolderExam.of(settings));
    checks.add(TemporaryExam.here());
    checks.add(
        owner.isEmpty()
            ? Check.ok("process", "no-process")
            : Check.ok("process", "process", owner));
    checks.addAll(PortExam.of(settings, !owner.isEmpty()));
    checks.add(ClockExam.of(settings, now));
    checks.add(StoreExam.of(store));
    checks.addAll(ContentExam.of(settings, engines, now));
    return checks;
  }
}
