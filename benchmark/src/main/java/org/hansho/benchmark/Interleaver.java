package org.hansho.benchmark;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Mixes the records of audit events that happen at the same time, as a busy kernel does: each group
 * of events takes turns, one record each, and every event keeps the order of its own records.
 */
final class Interleaver {
  private Interleaver() {}

  /**
   * The same lines in another order.
   *
   * @param log raw audit records, one a line, those of an event side by side
   * @param together how many events take turns
   */
  static byte[] interleave(byte[] log, int together) {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream(log.length);
    List<Deque<int[]>> events = new ArrayList<>();
    int eventStart = -1;
    int eventEnd = -1;
    for (int at = 0; at < log.length; ) {
      int end = lineEnd(log, at);
      int idStart = indexOf(log, '(', at, end);
      int idEnd = indexOf(log, ')', at, end);
      if (eventStart < 0 || !same(log, eventStart, eventEnd, idStart, idEnd)) {
        if (events.size() == together) {
          takeTurns(events, log, mixed);
        }
        events.add(new ArrayDeque<>());
        eventStart = idStart;
        eventEnd = idEnd;
      }
      events.get(events.size() - 1).add(new int[] {at, end});
      at = end;
    }
    takeTurns(events, log, mixed);
    return mixed.toByteArray();
  }

  private static void takeTurns(
      List<Deque<int[]>> events, byte[] log, ByteArrayOutputStream mixed) {
    boolean wrote = true;
    while (wrote) {
      wrote = false;
      for (Deque<int[]> event : events) {
        int[] line = event.poll();
        if (line != null) {
          mixed.write(log, line[0], line[1] - line[0]);
          wrote = true;
        }
      }
    }
    events.clear();
  }

  /** The index behind the line's feed. */
  private static int lineEnd(byte[] log, int from) {
    int at = from;
    while (at < log.length && log[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, log.length);
  }

  private static int indexOf(byte[] log, char wanted, int from, int to) {
    int at = from;
    while (at < to && log[at] != wanted) {
      at++;
    }
    return at;
  }

  private static boolean same(byte[] log, int from, int to, int otherFrom, int otherTo) {
    return java.util.Arrays.equals(log, from, to, log, otherFrom, otherTo);
  }
}
