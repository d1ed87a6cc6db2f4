package org.hansho.format.evtx;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.hansho.bytes.SourceBytes;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.WholeSourceReader;

/**
 * Reads chunk by chunk and record by record. Damage is reported with its place, and what can be
 * read beside it is read: a wrong checksum is reported once a chunk, and its records are read as
 * far as they are whole. A log that was copied while Windows had it open says that it is dirty; its
 * checksums are old and are not checked. Belongs to one thread.
 */
final class EvtxReader extends WholeSourceReader {
  private static final int HEADER = 4_096;
  private static final int CHUNK = 0x10000;
  private static final int CHUNK_HEADER = 0x200;
  private static final int RECORD_HEADER = 24;
  private static final int SMALLEST = RECORD_HEADER + 4;
  private static final int RECORD_MARK = 0x2A2A;
  private static final int DIRTY = 1;
  private static final long CHUNK_MARK = 0x006B_6E68_4366_6C45L;

  private final RecordReader events;
  private final Limits limits;

  /**
   * A reader.
   *
   * @param events reads the lines of JSON that records become
   */
  EvtxReader(RecordReader events, Limits limits) {
    super(limits);
    this.events = events;
    this.limits = limits;
  }

  @Override
  public void readWhole(SourceBytes source, String name, EventSink sink) {
    byte[] header = new byte[(int) Math.min(HEADER, source.size())];
    source.copy(0, header, 0, header.length);
    if (header.length < 128 || !EvtxFormat.begins(header, header.length)) {
      sink.malformed(Malformed.of(EvtxFaults.NO_LOG, 0, header, 0, Math.min(128, header.length)));
      return;
    }
    Bytes head = new Bytes(header, header.length);
    boolean dirty = (head.i32(0x78) & DIRTY) != 0;
    if (!dirty && head.i32(0x7C) != sum(header, 0, 120)) {
      sink.malformed(Malformed.of(EvtxFaults.CHECKSUM, 0, header, 0, 128));
    }
    int first = Math.max(128, head.u16(0x28));
    byte[] chunk = new byte[CHUNK];
    for (long at = first; at < source.size(); at += CHUNK) {
      int length = (int) Math.min(CHUNK, source.size() - at);
      source.copy(at, chunk, 0, length);
      chunk(chunk, length, at, dirty, sink);
    }
  }

  private void chunk(byte[] chunk, int length, long position, boolean dirty, EventSink sink) {
    Bytes in = new Bytes(chunk, length);
    if (length < CHUNK_HEADER) {
      sink.malformed(Malformed.of(EvtxFaults.CUT, position, chunk, 0, length));
      return;
    }
    if (in.i64(0) != CHUNK_MARK) {
      if (!isEmpty(chunk, length)) {
        sink.malformed(Malformed.of(EvtxFaults.NO_CHUNK, position, chunk, 0, 128));
      }
      return;
    }
    int stated = in.i32(0x30);
    boolean whole = stated >= CHUNK_HEADER && stated <= length;
    int free = whole ? stated : length;
    if (!whole) {
      sink.malformed(Malformed.of(EvtxFaults.CUT, position, chunk, 0, 128));
    } else if (!dirty && !sumsFit(in, chunk, free)) {
      sink.malformed(Malformed.of(EvtxFaults.CHECKSUM, position, chunk, 0, 128));
    }
    records(new BinXml(chunk, length, limits.recordBytes() / 4), in, free, position, sink);
  }

  private void records(BinXml xml, Bytes in, int free, long position, EventSink sink) {
    boolean lost = false;
    int at = CHUNK_HEADER;
    while (at + SMALLEST <= free) {
      int size = in.i32(at + 4);
      boolean record = in.i32(at) == RECORD_MARK && size >= SMALLEST && size <= in.length - at;
      if (!record || in.i32(at + size - 4) != size) {
        if (!lost && !isEmpty(in.data, at, free)) {
          int end = Math.min(free, at + 128);
          sink.malformed(Malformed.of(EvtxFaults.NO_RECORD, position + at, in.data, at, end - at));
        }
        lost = true;
        at += 8;
      } else {
        lost = false;
        record(xml, in, at, size, position + at, sink);
        at += size;
      }
    }
  }

  private void record(BinXml xml, Bytes in, int at, int size, long position, EventSink sink) {
    try {
      XmlElement event = xml.read(at + RECORD_HEADER, at + size - 4);
      byte[] line = (EvtxJson.line(event) + "\n").getBytes(StandardCharsets.UTF_8);
      events.read(line, 0, line.length, position, false, sink);
    } catch (BinXmlException e) {
      sink.malformed(Malformed.of(e.fault(), position, in.data, at, size));
    }
  }

  private static boolean sumsFit(Bytes in, byte[] chunk, int free) {
    CRC32 header = new CRC32();
    header.update(chunk, 0, 120);
    header.update(chunk, 128, CHUNK_HEADER - 128);
    return in.i32(0x7C) == (int) header.getValue()
        && in.i32(0x34) == sum(chunk, CHUNK_HEADER, free - CHUNK_HEADER);
  }

  private static int sum(byte[] bytes, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  private static boolean isEmpty(byte[] bytes, int length) {
    return isEmpty(bytes, 0, length);
  }

  private static boolean isEmpty(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != 0) {
        return false;
      }
    }
    return true;
  }
}
