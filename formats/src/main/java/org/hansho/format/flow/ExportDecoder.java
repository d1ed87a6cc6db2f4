package org.hansho.format.flow;

import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Decodes export packets of NetFlow v5, v9, IPFIX and sFlow v5, distinguished by their first bytes.
 *
 * <p>Remembers templates and announced sampling rates of each exporter ({@link Exporters}). What is
 * wrong inside a packet is reported and the rest of the packet still read as far as its lengths
 * hold. Linear in the packet; allocates nothing per record. Belongs to one thread.
 */
final class ExportDecoder {
  private final Exporters exporters = new Exporters();
  private final FixedRecords fixed;
  private final TemplateSets sets;
  private final SampledPackets sampled;
  private final ExportPacket packet = new ExportPacket();
  private final Fields fields;

  ExportDecoder(Fields fields) {
    this.fields = fields;
    FlowEvents events = new FlowEvents(fields);
    HeaderFields header = new HeaderFields(fields);
    this.fixed = new FixedRecords(fields, header, exporters, events);
    this.sets = new TemplateSets(fields, header, exporters, events);
    this.sampled = new SampledPackets(fields, header, exporters, events);
  }

  /** Takes the sender's address and the capture time of the packets that follow. */
  Flow observer() {
    return packet.observer;
  }

  /**
   * Decodes one packet.
   *
   * @param position offset of the packet in the source
   */
  void decode(byte[] bytes, int from, int to, long position, EventSink sink) {
    packet.place(bytes, from, to, position);
    Fault fault =
        switch (ExportLength.kind(bytes, from, to)) {
          case NETFLOW_5 -> fixed.decode(packet, sink);
          case NETFLOW_9, IPFIX -> sets.decode(packet, sink);
          case SFLOW -> sampled.decode(packet, sink);
          case NONE -> FlowFaults.NO_PACKET;
        };
    report(fault, packet, from, to, sink);
  }

  static void report(@Nullable Fault fault, ExportPacket packet, int from, int to, EventSink sink) {
    if (fault != null) {
      sink.malformed(
          Malformed.of(fault, packet.positionOf(from), packet.bytes, from, Math.max(0, to - from)));
    }
  }

  /** What exporters announced so far. */
  Exporters exporters() {
    return exporters;
  }

  void save(StateWriter out) {
    SavedExporters.save(exporters, out);
  }

  void restore(StateReader in) {
    SavedExporters.restore(exporters, fields, in);
  }
}
