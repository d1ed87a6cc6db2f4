package org.hansho.casework.feed;

import java.util.ArrayList;
import java.util.List;

/** A feed over epochs that a test gives it. */
public final class MemoryFeed implements AlertFeed {
  private final String tenant;
  private final List<EpochChanges> committed = new ArrayList<>();

  /** A feed without epochs. */
  public MemoryFeed(String tenant) {
    this.tenant = tenant;
  }

  /** Commits an epoch that follows the last one. */
  public void commit(long epoch, List<AlertChange> changes) {
    committed.add(new EpochChanges(last(), epoch, changes));
  }

  /** Forgets the epochs behind this one, as a folder does that was restored. */
  public void restore(long epoch) {
    committed.removeIf(changes -> changes.epoch() > epoch);
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public long last() {
    return committed.isEmpty() ? 0 : committed.get(committed.size() - 1).epoch();
  }

  @Override
  public List<EpochChanges> after(long epoch, int most) {
    List<EpochChanges> after = new ArrayList<>();
    int alerts = 0;
    for (EpochChanges changes : committed) {
      if (changes.epoch() > epoch && (after.isEmpty() || alerts < most)) {
        after.add(changes);
        alerts += changes.changes().size();
      }
    }
    return after;
  }
}
