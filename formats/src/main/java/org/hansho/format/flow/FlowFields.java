package org.hansho.format.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names of the common fields that flows fill, and in words what they are taken from. */
final class FlowFields {
  static final String SAMPLING_RATE = "network.sampling_rate";
  static final String SAMPLING_SOURCE = "network.sampling_source";

  private static final Map<String, String> WORDS = new TreeMap<>();

  static {
    String said = "(the record)";
    for (String name :
        Set.of(
            "source.ip",
            "source.port",
            "source.bytes",
            "source.packets",
            "destination.ip",
            "destination.port",
            "destination.bytes",
            "destination.packets",
            "network.iana_number",
            "network.bytes",
            "network.packets",
            "network.fragments",
            "network.tcp_flags",
            "network.reverse_tcp_flags",
            "event.start",
            "event.end",
            "observer.ip",
            "observer.domain",
            "observer.ingress.interface.id",
            "observer.egress.interface.id")) {
      WORDS.put(name, said);
    }
    WORDS.put("network.transport", "(name of the protocol number)");
    WORDS.put(SAMPLING_RATE, "(record, options, header; else 1)");
    WORDS.put(SAMPLING_SOURCE, "(how the rate is known)");
    WORDS.put("network.missing", "(gap in the exporter's sequence numbers)");
  }

  private FlowFields() {}

  static Map<String, String> words() {
    return WORDS;
  }
}
