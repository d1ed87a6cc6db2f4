package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.AlertFeed;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.run.AlertRows;
import org.hansho.local.run.DamagedAlertException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the runner of a tenant has committed, read beside it. An alert that the runner forgets stays
 * where people see it: how long they keep it is not the runner's to say.
 */
final class RunnerFeed implements AlertFeed, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RunnerFeed.class);

  private final String tenant;
  private final EpochView view;
  private final AlertRows alerts;
  private final Set<String> left = new HashSet<>();

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
    long from = epoch;
    List<StoredAlert> changed = view.changedSince(from, most);
    while (epochs.isEmpty() && !changed.isEmpty()) {
      epochs = epochs(epoch, changed);
      from = changed.get(changed.size() - 1).epoch();
      changed = epochs.isEmpty() ? view.changedSince(from, most) : changed;
    }
    return epochs;
  }

  private List<EpochChanges> epochs(long after, List<StoredAlert> changed) throws IOException {
    List<EpochChanges> epochs = new ArrayList<>();
    List<AlertChange> changes = new ArrayList<>();
    long before = after;
    long current = after;
    for (StoredAlert stored : changed) {
      if (stored.epoch() != current && !changes.isEmpty()) {
        epochs.add(new EpochChanges(before, current, changes));
        before = current;
        changes = new ArrayList<>();
      }
      current = stored.epoch();
      Alert alert = alert(stored);
      if (alert != null) {
        changes.add(new AlertChange.Raised(alert, stored.revision()));
      }
    }
    if (!changes.isEmpty()) {
      epochs.add(new EpochChanges(before, current, changes));
    }
    return epochs;
  }

  /** Null for one of a tenant that the folder belonged to before, or one that is damaged. */
  private @Nullable Alert alert(StoredAlert stored) throws IOException {
    if (!stored.tenant().equals(tenant)) {
      return null;
    }
    try {
      return alerts.alert(stored);
    } catch (DamagedAlertException damaged) {
      left.add(stored.id());
      LOG.error(
          "Alert {} of tenant {} cannot be read and is left out", stored.id(), tenant, damaged);
      return null;
    }
  }

  /** How many alerts could not be read and are not shown to people. */
  int leftOut() {
    return left.size();
  }

  @Override
  public void close() throws IOException {
    view.close();
  }
}
