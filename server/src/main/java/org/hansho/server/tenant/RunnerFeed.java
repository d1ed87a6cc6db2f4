package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.AlertFeed;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.run.AlertRows;

/**
 * What the runner of a tenant has committed, read beside it. An alert that the runner forgets stays
 * where people see it: how long they keep it is not the runner's to say.
 */
final class RunnerFeed implements AlertFeed, Closeable {
  private final String tenant;
  private final EpochView view;
  private final AlertRows alerts;

  /** Of the database of a data folder, which exists. */
  RunnerFeed(String tenant, Path database) throws IOException {
    this.tenant = tenant;
    this.view = EpochView.open(database);
    this.alerts = new AlertRows(view);
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public long last() throws IOException {
    return view.epoch();
  }

  @Override
  public List<EpochChanges> after(long epoch, int most) throws IOException {
    List<EpochChanges> epochs = new ArrayList<>();
    List<AlertChange> changes = new ArrayList<>();
    long before = epoch;
    long current = epoch;
    for (StoredAlert stored : view.changedSince(epoch, most)) {
      if (stored.epoch() != current && !changes.isEmpty()) {
        epochs.add(new EpochChanges(before, current, changes));
        before = current;
        changes = new ArrayList<>();
      }
      current = stored.epoch();
      changes.add(new AlertChange.Raised(alerts.alert(stored), stored.revision()));
    }
    if (!changes.isEmpty()) {
      epochs.add(new EpochChanges(before, current, changes));
    }
    return epochs;
  }

  @Override
  public void close() throws IOException {
    view.close();
  }
}
