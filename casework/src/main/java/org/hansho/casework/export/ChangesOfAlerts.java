package org.hansho.casework.export;

import java.io.IOException;
import java.util.List;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.jspecify.annotations.Nullable;

/** The changes of the alerts of a store. */
public final class ChangesOfAlerts implements ChangeSource {
  private final CaseStore store;

  /** Those of this store. */
  public ChangesOfAlerts(CaseStore store) {
    this.store = store;
  }

  @Override
  public boolean isReady(String tenant) {
    return true;
  }

  @Override
  public long newest(String tenant) throws IOException {
    return store.newestChange(tenant);
  }

  @Override
  public List<Changed> after(String tenant, long change, int most, Sent sent) throws IOException {
    return store.changes(tenant, change, most).alerts().stream()
        .map(alert -> new Changed(alert.change(), alert))
        .toList();
  }

  @Override
  public AlertPage.@Nullable Listed find(String tenant, String id, Sent sent) throws IOException {
    return store.find(tenant, id);
  }
}
