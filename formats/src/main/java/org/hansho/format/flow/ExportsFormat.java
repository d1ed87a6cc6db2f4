package org.hansho.format.flow;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Files of export packets, one behind another as they came by UDP: NetFlow v5 and v9, IPFIX, sFlow
 * v5, also mixed; and packets as a server has received them ({@link ReceivedPacket}).
 */
public final class ExportsFormat extends PacketFormat {
  @Override
  public String name() {
    return "flow-exports";
  }

  @Override
  public String description() {
    return "Export packets one behind another: NetFlow v5, v9, IPFIX, sFlow v5";
  }

  @Override
  public List<EventClass> eventClasses() {
    return FlowClasses.EXPORTS;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (ReceivedPacket.at(sample, 0, length)) {
      return 100;
    }
    int first = ExportLength.of(sample, 0, length, false);
    if (first == ExportLength.NONE || !PlausibleHeader.at(sample, 0, length)) {
      return 0;
    }
    boolean followed = first > 0 && first < length;
    if (!followed) {
      return 70;
    }
    return PlausibleHeader.at(sample, first, length) || length - first < 24 ? 95 : 0;
  }

  /** The line that stands for a flow. */
  @Override
  public Format ofRecord() {
    return new FlowLineFormat(this, FlowClasses.NETFLOW);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new ExportsReader(fields, limits);
  }
}
