package org.hansho.format.flow;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads packet captures in the classic and in the newer (pcapng) file format, either byte order.
 *
 * <p>A packet longer than the limit is reported and stepped over; where a length makes no sense the
 * rest of the file cannot be read, and that is reported once. Sources: the file formats as
 * described at the IETF (draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng). Linear; belongs to one
 * thread.
 */
final class CaptureReader implements RecordReader {
  private static final int MORE = -1;
  private static final int NO_RECORD = -2;
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int PACKET = 6;

  private enum Kind {
    UNKNOWN,
    CLASSIC,
    NEWER,
    /** What follows cannot be read. */
    LOST
  }

  private final CapturedPackets packets;
  private final Interfaces interfaces = new Interfaces();
  private final ByteOrdered order = new ByteOrdered();
  private final int longest;
  private Kind kind = Kind.UNKNOWN;

  // Of the classic format.
  private boolean nanoseconds;
  private int linkType;

  /** Bytes of a record that is too long and is stepped over. */
  private long stepOver;

  CaptureReader(Fields fields, Limits limits) {
    packets = new CapturedPackets(fields);
    longest = limits.recordBytes();
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      if (kind == Kind.LOST) {
        return to;
      }
      if (stepOver > 0) {
        int step = (int) Math.min(stepOver, to - at);
        stepOver -= step;
        at += step;
        continue;
      }
      long here = position + (at - from);
      long length = recordLength(block, at, to);
      if (length == MORE || (length > to - at && length <= longest)) {
        if (!last) {
          return at;
        }
        report(FlowFaults.CAPTURE_CUT, here, block, at, to, sink);
        return to;
      }
      if (length == NO_RECORD) {
        kind = Kind.LOST;
        report(FlowFaults.CAPTURE_LOST, here, block, at, to, sink);
        return to;
      }
      if (length > longest) {
        report(Fault.TOO_LONG, here, block, at, to, sink);
        stepOver = length;
        continue;
      }
      record(block, at, at + (int) length, here, sink);
      at += (int) length;
    }
    return at;
  }

  private static void report(
      Fault fault, long position, byte[] block, int at, int to, EventSink sink) {
    sink.malformed(Malformed.of(fault, position, block, at, to - at));
  }

  /** Bytes of the record that begins here, {@link #MORE} or {@link #NO_RECORD}. */
  private long recordLength(byte[] block, int at, int to) {
    int available = to - at;
    return switch (kind) {
      case UNKNOWN -> firstLength(block, at, available);
      case CLASSIC -> available < PACKET_HEADER ? MORE : classicLength(block, at);
      case NEWER -> available < 12 ? MORE : blockLength(block, at);
      case LOST -> NO_RECORD;
    };
  }

  private long firstLength(byte[] block, int at, int available) {
    if (available < 12) {
      return MORE;
    }
    int magic = BigEndian.four(block, at);
    switch (magic) {
      case SECTION -> kind = Kind.NEWER;
      case 0xA1B2C3D4, 0xA1B23C4D, 0xD4C3B2A1, 0x4D3CB2A1 -> {
        order.little = magic == 0xD4C3B2A1 || magic == 0x4D3CB2A1;
        nanoseconds = magic == 0xA1B23C4D || magic == 0x4D3CB2A1;
        return FILE_HEADER;
      }
      default -> {
        return NO_RECORD;
      }
    }
    return blockLength(block, at);
  }

  private long classicLength(byte[] block, int at) {
    long captured = order.unsignedFour(block, at + 8);
    return captured > 1L << 28 ? NO_RECORD : PACKET_HEADER + captured;
  }

  private long blockLength(byte[] block, int at) {
    if (BigEndian.four(block, at) == SECTION) {
      int mark = BigEndian.four(block, at + 8);
      if (mark != 0x1A2B3C4D && mark != 0x4D3C2B1A) {
        return NO_RECORD;
      }
      order.little = mark == 0x4D3C2B1A;
    }
    long length = order.unsignedFour(block, at + 4);
    return length < 12 || length % 4 != 0 || length > 1L << 28 ? NO_RECORD : length;
  }

  private void record(byte[] block, int from, int to, long position, EventSink sink) {
    switch (kind) {
      case UNKNOWN -> {
        linkType = order.four(block, from + 20) & 0xFFFF;
        kind = Kind.CLASSIC;
      }
      case CLASSIC -> {
        long fraction = order.unsignedFour(block, from + 4) * (nanoseconds ? 1 : 1000);
        long time = order.unsignedFour(block, from) * 1_000_000_000L + fraction;
        LinkType link = LinkType.of(linkType);
        int data = from + PACKET_HEADER;
        packets.packet(link, block, data, to, time, position + PACKET_HEADER, sink);
      }
      case NEWER -> newerBlock(block, from, to - 4, position, sink);
      case LOST -> {}
    }
  }

  private void newerBlock(byte[] block, int from, int end, long position, EventSink sink) {
    switch (order.four(block, from)) {
      case SECTION -> interfaces.clear();
      case INTERFACE -> interfaces.add(order, block, from + 8, end);
      case PACKET, OLD_PACKET -> enhanced(block, from, end, position, sink);
      case SIMPLE_PACKET -> {
        Interfaces.Interface first = interfaces.get(0);
        if (first != null && end - from >= 12) {
          long original = order.unsignedFour(block, from + 8);
          int captured = (int) Math.min(original, end - from - 12);
          LinkType link = LinkType.of(first.linkType());
          int data = from + 12;
          long place = position + (data - from);
          packets.packet(link, block, data, data + captured, Event.NO_TIME, place, sink);
        }
      }
      default -> {}
    }
  }

  private void enhanced(byte[] block, int from, int end, long position, EventSink sink) {
    if (end - from < 28) {
      return;
    }
    boolean old = order.four(block, from) == OLD_PACKET;
    int number = old ? order.two(block, from + 8) : order.four(block, from + 8);
    Interfaces.Interface on = interfaces.get(number);
    long captured = order.unsignedFour(block, from + 20);
    if (on == null || captured > end - from - 28) {
      report(FlowFaults.CAPTURE_PACKET, position, block, from, end, sink);
      return;
    }
    long units = order.unsignedFour(block, from + 12) << 32 | order.unsignedFour(block, from + 16);
    int data = from + 28;
    LinkType link = LinkType.of(on.linkType());
    int behind = data + (int) captured;
    long place = position + (data - from);
    packets.packet(link, block, data, behind, on.nanos(units), place, sink);
  }

  @Override
  public void save(StateWriter out) {
    out.count(kind.ordinal());
    out.flag(order.little);
    out.flag(nanoseconds);
    out.count(linkType);
    out.number(stepOver);
    interfaces.save(out);
    packets.save(out);
  }

  @Override
  public void restore(StateReader in) {
    kind = Kind.values()[in.count()];
    order.little = in.flag();
    nanoseconds = in.flag();
    linkType = in.count();
    stepOver = in.number();
    interfaces.restore(in);
    packets.restore(in);
  }

  @Override
  public boolean holdsBack(int unread) {
    return packets.hasFlows();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    packets.end(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    packets.end(sink);
  }
}
