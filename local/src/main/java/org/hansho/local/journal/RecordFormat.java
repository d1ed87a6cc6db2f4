package org.hansho.local.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a record lies in a segment: frame (marker 8 bytes, length of the body 4, checksum 4), then
 * the body (sequence 8, time 8, lengths of source, arrival and key 2 each, these three texts, and
 * the payload).
 *
 * <p>The marker is a random number of the segment. Senders never see it, so no payload can pass for
 * a record when reading has to find its way again behind a damage. The checksum (CRC-32C) covers
 * segment, offset, length and body, so a record at a wrong place is no record.
 */
final class RecordFormat {
  static final int FRAME = 16;
  static final int LEAST_BODY = 22;

  private RecordFormat() {}

  static long bytes(Push push) {
    return (long) FRAME
        + LEAST_BODY
        + push.sourceBytes().length
        + push.arrivalBytes().length
        + push.keyBytes().length
        + push.payload().length;
  }

  static void encode(Push push, long sequence, Segment segment, long offset, ByteBuffer into) {
    int start = into.position();
    byte[] source = push.sourceBytes();
    byte[] arrival = push.arrivalBytes();
    byte[] key = push.keyBytes();
    into.putLong(segment.marker()).putInt(0).putInt(0);
    into.putLong(sequence).putLong(push.time());
    into.putShort((short) source.length).putShort((short) arrival.length);
    into.putShort((short) key.length);
    into.put(source).put(arrival).put(key).put(push.payload());
    int length = into.position() - start - FRAME;
    into.putInt(start + 8, length);
    into.putInt(
        start + 12, checksum(segment.number(), offset, length, into.slice(start + FRAME, length)));
  }

  /** The length of the body that a frame states; may be any number. */
  static int length(ByteBuffer frame) {
    return frame.getInt(frame.position() + 8);
  }

  static long marker(ByteBuffer frame) {
    return frame.getLong(frame.position());
  }

  /** True if the frame's checksum fits a body of the given length behind it. */
  static boolean fits(ByteBuffer record, long segment, long offset, int length) {
    int stated = record.getInt(record.position() + 12);
    ByteBuffer body = record.slice(record.position() + FRAME, length);
    return stated == checksum(segment, offset, length, body);
  }

  private static int checksum(long segment, long offset, int length, ByteBuffer body) {
    ByteBuffer place = ByteBuffer.allocate(20);
    place.putLong(segment).putLong(offset).putInt(length).flip();
    CRC32C checksum = new CRC32C();
    checksum.update(place);
    checksum.update(body);
    return (int) checksum.getValue();
  }

  /** The record whose checksum has been found right; null if its inner lengths contradict. */
  static @Nullable JournalRecord decode(ByteBuffer record, long segment, long offset, int length) {
    ByteBuffer body = record.slice(record.position() + FRAME, length);
    long sequence = body.getLong();
    long time = body.getLong();
    int source = Short.toUnsignedInt(body.getShort());
    int arrival = Short.toUnsignedInt(body.getShort());
    int key = Short.toUnsignedInt(body.getShort());
    if (source + arrival + key > body.remaining()) {
      return null;
    }
    Push push =
        new Push(text(body, source), time, text(body, arrival), text(body, key), rest(body));
    Position next = new Position(segment, offset + FRAME + length);
    return new JournalRecord(new Position(segment, offset), next, sequence, push);
  }

  private static String text(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] rest(ByteBuffer from) {
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    return bytes;
  }
}
