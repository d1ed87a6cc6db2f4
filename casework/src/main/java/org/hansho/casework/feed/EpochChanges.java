package org.hansho.casework.feed;

import java.util.List;

/**
 * What one epoch changed.
 *
 * @param after number of the epoch that it follows in its feed; 0 if it is the first one
 * @param epoch its own number, higher than that
 * @param changes each alert once at most
 */
public record EpochChanges(long after, long epoch, List<AlertChange> changes) {
  public EpochChanges {
    changes = List.copyOf(changes);
    if (after < 0 || epoch <= after) {
      throw new IllegalArgumentException("epoch " + epoch + " cannot follow epoch " + after);
    }
  }
}
