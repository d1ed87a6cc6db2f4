package org.hansho.casework.feed;

import java.io.IOException;

/** Where committed changes go. It keeps its position in each feed together with the changes. */
public interface ChangeSink {
  /**
   * Number of the epoch of a feed that was applied last; 0 if there is none.
   *
   * @param feed the name of the tenant, or of a further feed of it ({@link FeedName})
   * @throws IOException if it cannot be read
   */
  long position(String feed) throws IOException;

  /**
   * Applies an epoch and moves the position to it, both or neither.
   *
   * @param feed the name of the tenant, or of a further feed of it ({@link FeedName})
   * @return false if it was applied before, which changes nothing
   * @throws FeedGapException if it does not follow the epoch that was applied last
   * @throws IOException if it cannot be written; nothing of it is kept
   */
  boolean apply(String feed, EpochChanges changes) throws IOException;
}
