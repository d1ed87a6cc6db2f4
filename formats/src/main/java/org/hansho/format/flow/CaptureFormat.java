package org.hansho.format.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Packet captures, which become flows: one event a flow, both directions in it. Export packets in a
 * capture are decoded as well.
 */
public final class CaptureFormat extends PacketFormat {
  @Override
  public String name() {
    return "pcap";
  }

  @Override
  public String description() {
    return "Packet captures (pcap, pcapng) as flows, with NetFlow, IPFIX and sFlow packets in them";
  }

  @Override
  public List<EventClass> eventClasses() {
    List<EventClass> classes = new ArrayList<>(FlowClasses.EXPORTS);
    classes.add(FlowClasses.PCAP);
    return List.copyOf(classes);
  }

  /** A flow ends when nothing came for so long. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(FlowTable.INACTIVE_SECONDS);
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (length < 12) {
      return 0;
    }
    int mark = BigEndian.four(sample, 8);
    return switch (BigEndian.four(sample, 0)) {
      case 0xA1B2C3D4, 0xA1B23C4D, 0xD4C3B2A1, 0x4D3CB2A1 -> 100;
      case 0x0A0D0D0A -> mark == 0x1A2B3C4D || mark == 0x4D3C2B1A ? 100 : 0;
      default -> 0;
    };
  }

  /** The line that stands for a flow. */
  @Override
  public Format ofRecord() {
    return new FlowLineFormat(this, FlowClasses.PCAP);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new CaptureReader(fields, limits);
  }
}
