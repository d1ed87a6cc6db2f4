package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.triage.Lessons;
import org.hansho.casework.triage.Triage;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.server.tenant.Changes;
import org.hansho.server.tenant.Teaching;
import org.hansho.server.tenant.Tenants;

/**
 * What people do with alerts, put together: each change is shown to those who wait for changes, and
 * what it says to baselines is brought to them.
 */
record Casework(Triage triage, Teaching teaching) implements Closeable {
  /** Opens it over a store; what was left undone goes on. */
  static Casework open(CaseStore store, AuditLog audit, Tenants tenants, Changes changes)
      throws IOException {
    Teaching teaching = Teaching.start(new Lessons(store.transactions()), tenants);
    Runnable changed =
        () -> {
          changes.wake();
          teaching.wake();
        };
    try {
      return new Casework(new Triage(store, audit, ArrivalClock.system(), changed), teaching);
    } catch (IOException | RuntimeException failure) {
      teaching.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    triage.close();
    teaching.close();
  }
}
