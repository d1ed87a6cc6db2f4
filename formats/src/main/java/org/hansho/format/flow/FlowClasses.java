package org.hansho.format.flow;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;

/** The classes of events that flow sources emit. */
final class FlowClasses {
  /** Any flow; detections name the category, whichever source reported the flow. */
  static final String CATEGORY = "network_flow";

  static final EventClass NETFLOW = flow("netflow.flow", "netflow");
  static final EventClass IPFIX = flow("ipfix.flow", "ipfix");
  static final EventClass SFLOW = flow("sflow.sample", "sflow");
  static final EventClass PCAP = flow("pcap.flow", "pcap");

  /** What an exporter says of itself. */
  static final EventClass OPTIONS =
      EventClass.of("flow.options", LogSource.of("flow", null, "options"));

  static final EventClass COUNTERS =
      EventClass.of("sflow.counters", LogSource.of("flow", null, "counters"));

  /** What reads export packets may emit. */
  static final List<EventClass> EXPORTS = List.of(NETFLOW, IPFIX, SFLOW, OPTIONS, COUNTERS);

  private FlowClasses() {}

  private static EventClass flow(String name, String service) {
    return EventClass.of(name, LogSource.of("flow", CATEGORY, service));
  }
}
