package org.hansho.casework.feed;

import java.io.IOException;

/** Where committed changes go. It keeps its position in each feed together with the changes. */
public interface ChangeSink {
  /**
   * Number of the epoch of a tenant that was applied last; 0 if there is none.
   *
   * @throws IOException if it cannot be read
   */
  long position(String tenant) throws IOException;

  /**
   * Applies an epoch and moves the position to it, both or neither.
   *
   * @return false if it was applied before, which changes nothing
   * @throws FeedGapException if it does not follow the epoch that was applied last
   * @throws IOException if it cannot be written; nothing of it is kept
   */
  boolean apply(String tenant, EpochChanges changes) throws IOException;
}
