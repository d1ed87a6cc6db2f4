package org.hansho.casework.incident;

import java.io.IOException;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.EpochChanges;

/**
 * Groups alerts behind each epoch that another sink takes. Safe from any thread. What was not
 * grouped, because of a failure or a crash, is when the feed is read again.
 */
public final class GroupedChanges implements ChangeSink {
  private final ChangeSink sink;
  private final Incidents incidents;

  /** Groups what this sink has taken. */
  public GroupedChanges(ChangeSink sink, Incidents incidents) {
    this.sink = sink;
    this.incidents = incidents;
  }

  @Override
  public long position(String tenant) throws IOException {
    incidents.catchUp(tenant);
    return sink.position(tenant);
  }

  @Override
  public boolean apply(String tenant, EpochChanges changes) throws IOException {
    boolean isNew = sink.apply(tenant, changes);
    incidents.catchUp(tenant);
    return isNew;
  }
}
