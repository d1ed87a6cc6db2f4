package org.hansho.format.flow;

import org.hansho.event.EventClass;

/**
 * The header of the export packet that is being decoded, and where the packet stands.
 *
 * <p>Reused for each packet; belongs to one thread.
 */
final class ExportPacket {
  byte[] bytes = {};
  int from;
  int to;

  /** Offset of {@code bytes[from]} in the source. */
  long position;

  int version;
  long sequence;
  long domain;

  /** Milliseconds since 1970. */
  long exportMillis;

  /** Milliseconds since the exporter started; -1 if the header does not say. */
  long uptimeMillis;

  EventClass flowClass = FlowClasses.NETFLOW;

  /** Who sent the packet and when it was captured, as far as the source of packets knows. */
  final Flow observer = new Flow();

  /** The agent that sampled, where a packet names it: sFlow may be passed on by others. */
  final Flow agent = new Flow();

  /** The flow of the record that is being decoded. */
  final Flow flow = new Flow();

  /** What the exporter announced before. */
  Domain known = new Domain();

  ExportPacket() {
    observer.clear();
    agent.clear();
  }

  void place(byte[] buffer, int start, int end, long positionOfStart) {
    bytes = buffer;
    from = start;
    to = end;
    position = positionOfStart;
    agent.observerFamily = 0;
  }

  long positionOf(int at) {
    return position + (at - from);
  }

  /** Starts a flow that was seen by the sender of the packet. */
  void startFlow() {
    flow.clear();
    Flow seenBy = agent.observerFamily == 0 ? observer : agent;
    flow.observer(seenBy.observerFamily, seenBy.observerHigh, seenBy.observerLow);
    flow.observed = exportMillis > 0 ? exportNanos() : observer.observed;
    flow.observerDomain = domain;
  }

  long exportNanos() {
    return exportMillis * 1_000_000L;
  }
}
