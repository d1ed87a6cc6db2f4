package org.hansho.casework.feed;

import java.io.IOException;
import java.util.List;

/**
 * Hands what a feed has to a sink, in order and exactly once. May stop at any moment, also by a
 * crash: the next one goes on from the sink's position. Belongs to the thread of its feed.
 */
public final class Handover {
  /** Alerts that are held in memory at a time, beside what one epoch has more. */
  private static final int MOST = 1_000;

  private final AlertFeed feed;
  private final ChangeSink sink;

  /** From a feed to a sink. */
  public Handover(AlertFeed feed, ChangeSink sink) {
    this.feed = feed;
    this.sink = sink;
  }

  /**
   * Applies everything that is committed by now.
   *
   * @return how many epochs were applied
   * @throws FeedGapException if the sink is ahead of the feed, or epochs are missing
   * @throws IOException if either cannot be read or written
   */
  public long catchUp() throws IOException {
    long applied = 0;
    long position = sink.position(feed.tenant());
    refuseOlder(position);
    List<EpochChanges> next = feed.after(position, MOST);
    while (!next.isEmpty()) {
      for (EpochChanges changes : next) {
        applied += sink.apply(feed.tenant(), changes) ? 1 : 0;
        position = changes.epoch();
      }
      next = feed.after(position, MOST);
    }
    return applied;
  }

  private void refuseOlder(long position) throws IOException {
    long last = feed.last();
    if (last < position) {
      throw new FeedGapException(
          "The alerts of tenant "
              + feed.tenant()
              + " were read up to epoch "
              + position
              + ", but its data folder ends with epoch "
              + last
              + ". The folder is older than the alert store; restore both from the same backup.");
    }
  }
}
