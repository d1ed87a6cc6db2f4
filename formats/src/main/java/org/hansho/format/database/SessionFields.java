package org.hansho.format.database;

import org.hansho.event.Event;
import org.hansho.format.database.Sessions.Detail;
import org.hansho.format.database.Sessions.Session;

/** Moves what is known of a session between events and memory. Immutable. */
final class SessionFields {
  private static final Detail[] DETAILS = Detail.values();

  private final DatabaseFields common;
  private final int[] ids;

  SessionFields(DatabaseFields common) {
    this.common = common;
    ids =
        new int[] {
          common.user, common.sourceAddress, common.sourcePort, common.database, common.application
        };
  }

  /** Remembers what the event says. */
  void remember(Event event, Session session) {
    for (Detail detail : DETAILS) {
      int slot = ids[detail.ordinal()] < 0 ? Event.NONE : event.first(ids[detail.ordinal()]);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        int start = event.start(slot);
        session.put(detail, buffer, start, start + event.length(slot));
      }
    }
  }

  /** Adds what the event does not say itself. */
  void recall(Event event, Session session) {
    for (Detail detail : DETAILS) {
      int length = session.length(detail);
      byte[] value = session.value(detail);
      if (length > 0 && detail == Detail.ADDRESS) {
        common.addSource(event, value, 0, length);
      } else if (length > 0) {
        DatabaseFields.addFirst(event, ids[detail.ordinal()], value, 0, length);
      }
    }
  }
}
