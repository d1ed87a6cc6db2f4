package org.hansho.testkit.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes event logs of Windows (.evtx): a header of 4 KiB and chunks of 64 KiB, each with checksums
 * and records of binary XML. Written from the description of the format in the documentation of
 * libevtx and in [MS-EVEN6]. Belongs to one thread.
 */
public final class EvtxWriter {
  private static final int HEADER = 4_096;

  private final boolean templates;
  private final List<byte[]> chunks = new ArrayList<>();
  private ChunkWriter chunk;
  private long next = 1;

  /**
   * An empty log.
   *
   * @param templates whether values stand behind a template, as Windows writes them; otherwise all
   *     of them must be texts
   */
  public EvtxWriter(boolean templates) {
    this.templates = templates;
    chunk = new ChunkWriter(templates);
  }

  /** Adds an event. */
  public void add(Instant time, XmlNode.Element event) {
    if (!chunk.add(next, time, event)) {
      chunks.add(chunk.finish());
      chunk = new ChunkWriter(templates);
      if (!chunk.add(next, time, event)) {
        throw new IllegalArgumentException("the event is larger than a chunk");
      }
    }
    next++;
  }

  /** The log. */
  public byte[] bytes() {
    List<byte[]> all = new ArrayList<>(chunks);
    if (!chunk.isEmpty()) {
      all.add(chunk.finish());
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
    header.putLong(8, 0).putLong(16, Math.max(0, all.size() - 1)).putLong(24, next);
    header.putInt(32, 128).putShort(36, (short) 1).putShort(38, (short) 3);
    header.putShort(40, (short) HEADER).putShort(42, (short) all.size());
    CRC32 sum = new CRC32();
    sum.update(header.array(), 0, 120);
    header.putInt(124, (int) sum.getValue());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.array());
    all.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
