package org.hansho.format.web;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;

/** What web servers that log JSON have in common: the host, and the target in its two parts. */
final class JsonRequests {
  private final int[] paths;
  private final int[] queries;
  private final int[] domains;

  JsonRequests(Fields fields) {
    paths = Values.ids(fields, "url.path", "cs-uri-stem");
    queries = Values.ids(fields, "url.query", "cs-uri-query");
    domains = Values.ids(fields, "url.domain", "cs-host");
  }

  /** Whether a slot holds a value; servers write a hyphen or nothing for what there is not. */
  static boolean isPresent(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    return event.isScalar(slot) && !WebFields.isMissing(buffer, start, start + event.length(slot));
  }

  /** The first scalar value of the first of these fields that holds one, or {@link Event#NONE}. */
  static int firstPresent(Event event, int[] fields) {
    for (int field : fields) {
      int slot = Values.scalar(event, field);
      if (slot != Event.NONE && isPresent(event, slot)) {
        return slot;
      }
    }
    return Event.NONE;
  }

  /** Adds the host that the first of these fields names, without its port. */
  void addHost(Event event, int[] hosts) {
    int slot = firstPresent(event, hosts);
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      int from = event.start(slot);
      int length = WebFields.endOfHost(buffer, from, from + event.length(slot)) - from;
      for (int domain : domains) {
        addFirst(event, domain, slot, 0, length);
      }
    }
  }

  /** Adds path and query of a target, a part of a slot. */
  void addTarget(Event event, int slot, int offset, int length) {
    byte[] buffer = event.buffer(slot);
    int from = event.start(slot) + offset;
    int mark = Bytes.indexOf(buffer, from, from + length, (byte) '?');
    int pathLength = mark < 0 ? length : mark - from;
    for (int path : paths) {
      addFirst(event, path, slot, offset, pathLength);
    }
    for (int query : queries) {
      addFirst(event, query, slot, offset + pathLength + 1, length - pathLength - 1);
    }
  }

  /** Adds a slot as path. */
  void addPath(Event event, int slot) {
    for (int path : paths) {
      addFirst(event, path, slot, 0, event.length(slot));
    }
  }

  /** Adds a slot as query. */
  void addQuery(Event event, int slot) {
    for (int query : queries) {
      addFirst(event, query, slot, 0, event.length(slot));
    }
  }

  /** Adds a part of a slot as the field's only value, if it has none and the part is not empty. */
  static void addFirst(Event event, int field, int slot, int offset, int length) {
    if (field != Fields.UNREAD && length > 0 && event.first(field) == Event.NONE) {
      event.addPart(field, slot, offset, length);
    }
  }
}
