package org.hansho.format.flow;

import org.hansho.format.Fault;

/** Faults of captures and of packets that export flows. Fields have the names of the RFCs. */
final class FlowFaults {
  static final Fault NO_PACKET =
      new Fault(
          "The bytes are no packet of NetFlow v5, v9, IPFIX or sFlow v5.",
          "version",
          "Give the datagrams of exporters as they came, without other traffic, or a"
              + " capture (pcap) of them.");

  static final Fault CAPTURE_CUT =
      new Fault(
          "The capture ends inside of a record.",
          "packet",
          "The capture was cut or is still written: stop it first, or copy the file" + " again.");

  static final Fault CAPTURE_LOST =
      new Fault(
          "There is no record of a packet capture; the rest of the file is not read.",
          "block length, magic",
          "The file is damaged from here on: capture again, or mend it with a tool such"
              + " as pcapfix.");

  static final Fault CAPTURE_PACKET =
      new Fault(
          "The packet names an interface that the capture does not describe, or more"
              + " bytes than its block has.",
          "Interface ID, Captured Packet Length",
          "The capture was cut apart: merge captures with mergecap, not byte by byte.");

  static final Fault HEADER =
      new Fault(
          "The packet ends before its header does.",
          "header",
          "The datagram was cut: capture whole packets (tcpdump -s 0).");

  static final Fault FEWER_RECORDS =
      new Fault(
          "The NetFlow v5 packet has fewer records than its header says.",
          "count",
          "The datagram was cut: capture whole packets (tcpdump -s 0).");

  static final Fault SHORT_SET =
      new Fault(
          "The set says it is shorter than its own header.",
          "Length",
          "The exporter or what forwards its packets is faulty: bring its software up to"
              + " date.");

  static final Fault LONG_SET =
      new Fault(
          "The set ends behind its packet.",
          "Length",
          "The datagram was cut: capture whole packets (tcpdump -s 0).");

  static final Fault RESERVED_SET =
      new Fault(
          "The set has a number that is reserved.",
          "Set ID, FlowSet ID",
          "The exporter sends what no RFC defines: see its settings and its software.");

  static final Fault UNKNOWN_TEMPLATE =
      new Fault(
          "There are records whose template was not announced before them.",
          "Template ID",
          "Make the exporter send templates more often, or begin the capture before it"
              + " sends one.");

  static final Fault CUT_RECORD =
      new Fault(
          "A record ends behind its set.",
          "fields of variable length",
          "The exporter or what forwards its packets is faulty: bring its software up to"
              + " date.");

  static final Fault TEMPLATE_NUMBER =
      new Fault(
          "A template has a number below 256.",
          "Template ID",
          "The exporter or what forwards its packets is faulty: bring its software up to"
              + " date.");

  static final Fault TEMPLATE_CUT =
      new Fault(
          "A template ends behind its set.",
          "Field Count",
          "The datagram was cut: capture whole packets (tcpdump -s 0).");

  static final Fault TEMPLATE_EMPTY =
      new Fault(
          "A template has no field of any length.",
          "Field Length",
          "The exporter or what forwards its packets is faulty: bring its software up to"
              + " date.");

  static final Fault FEWER_SAMPLES =
      new Fault(
          "The sFlow packet has fewer samples than its header says.",
          "number of samples",
          "The datagram was cut: capture whole packets (tcpdump -s 0).");

  static final Fault LONG_SAMPLE =
      new Fault(
          "The sFlow sample ends behind its packet.",
          "sample length",
          "The datagram was cut: capture whole packets (tcpdump -s 0).");

  static final Fault CUT_SAMPLE =
      new Fault(
          "The sFlow sample is shorter than its fixed part.",
          "sample length",
          "The agent or what forwards its packets is faulty: bring its software up to" + " date.");

  static final Fault LONG_COUNTERS =
      new Fault(
          "The sFlow counter record ends behind its sample.",
          "flow data length",
          "The agent or what forwards its packets is faulty: bring its software up to" + " date.");

  private FlowFaults() {}
}
