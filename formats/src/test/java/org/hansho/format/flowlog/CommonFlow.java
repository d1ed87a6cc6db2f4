package org.hansho.format.flowlog;

import java.util.List;
import java.util.TreeSet;

/** The common fields of flows. */
final class CommonFlow {
  private static final List<String> FIELDS =
      List.of(
          "destination.bytes",
          "destination.ip",
          "destination.packets",
          "destination.port",
          "event.action",
          "event.end",
          "event.start",
          "network.bytes",
          "network.direction",
          "network.flow_state",
          "network.iana_number",
          "network.packets",
          "network.reverse_tcp_flags",
          "network.sampling_rate",
          "network.sampling_source",
          "network.tcp_flags",
          "network.transport",
          "source.bytes",
          "source.ip",
          "source.packets",
          "source.port");

  private CommonFlow() {}

  /** The common fields and those that a format has besides. */
  static List<String> and(String... more) {
    TreeSet<String> all = new TreeSet<>(FIELDS);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
