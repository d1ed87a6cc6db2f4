package org.hansho.format.flow;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Takes captured packets: into the flow table, and export packets among them into the decoder.
 *
 * <p>UDP to a port on which collectors usually listen is taken for an export if it begins like one;
 * it counts as traffic, too. Belongs to one thread.
 */
final class CapturedPackets {
  private static final int UDP = 17;

  private final FlowTable table;
  private final ExportDecoder exports;
  private final FragmentPorts fragments = new FragmentPorts();
  private final PacketHeaders headers = new PacketHeaders();

  CapturedPackets(Fields fields) {
    table = new FlowTable(new FlowEvents(fields), FlowTable.MOST_FLOWS);
    exports = new ExportDecoder(fields);
  }

  /**
   * Takes one packet.
   *
   * @param time nanoseconds since 1970, or {@link Event#NO_TIME}
   * @param position offset of the frame in the source
   */
  void packet(
      LinkType link, byte[] bytes, int from, int to, long time, long position, EventSink sink) {
    if (!headers.read(link, bytes, from, to)) {
      return;
    }
    table.packet(headers, fragments.of(headers), time, position, sink);
    boolean whole = headers.protocol == UDP && !headers.fragment;
    if (whole
        && isCollector(headers.destinationPort)
        && PlausibleHeader.at(bytes, headers.payloadStart, headers.payloadEnd)) {
      Flow observer = exports.observer();
      observer.clear();
      observer.observer(headers.family, headers.sourceHigh, headers.sourceLow);
      observer.observed = time;
      long positionOfPayload = position + (headers.payloadStart - from);
      exports.decode(bytes, headers.payloadStart, headers.payloadEnd, positionOfPayload, sink);
    }
  }

  private static boolean isCollector(int port) {
    return switch (port) {
      case 2055, 2056, 4432, 4739, 6343, 9555, 9991, 9993, 9995, 9996 -> true;
      default -> false;
    };
  }

  /** Whether a flow is open. */
  boolean hasFlows() {
    return table.hasFlows();
  }

  /** No packet has come for long, or the capture has ended, and so have all flows. */
  void end(EventSink sink) {
    table.endAll(sink);
  }

  void save(StateWriter out) {
    table.save(out);
    fragments.save(out);
    exports.save(out);
  }

  void restore(StateReader in) {
    table.restore(in);
    fragments.restore(in);
    exports.restore(in);
  }
}
