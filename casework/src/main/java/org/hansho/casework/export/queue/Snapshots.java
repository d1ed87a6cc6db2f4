package org.hansho.casework.export.queue;

import java.util.Optional;

/**
 * Whether a target gets changes, snapshots or both. A snapshot is every alert that the target may
 * have, as it is then.
 *
 * @param isOn whether it gets snapshots, by the schedule or on demand
 * @param times when snapshots begin; empty for on demand only
 */
public record Snapshots(boolean hasChanges, boolean isOn, Optional<SnapshotTimes> times) {
  /** Changes only. */
  public static final Snapshots NONE = new Snapshots(true, false, Optional.empty());
}
