package org.hansho.format.flow;

import java.nio.ByteBuffer;

/**
 * An export packet as a listener keeps it: behind a header that says from whom and when it came, so
 * that exporters are distinguished and packets keep their borders. {@code flow-exports} reads such
 * packets among others.
 *
 * <pre>
 * bytes 0-3    H F D and the version, 1
 * bytes 4-5    length of the packet
 * byte  6      4 or 6, the family of the address
 * byte  7      0
 * bytes 8-23   the address; that of family 4 in the last four
 * bytes 24-31  when it came, nanoseconds since 1970
 * then         the packet, and a line feed
 * </pre>
 *
 * <p>Numbers are in network byte order. Pure functions.
 */
public final class ReceivedPacket {
  /** Bytes that are added to a packet. */
  public static final int ADDED = 33;

  /** Bytes in front of the packet. */
  static final int HEADER = 32;

  private static final int MAGIC = 'H' << 24 | 'F' << 16 | 'D' << 8 | 1;
  private static final int SHORT_ADDRESS = 4;

  private ReceivedPacket() {}

  /**
   * Writes a packet with its header.
   *
   * @param address of its sender, 4 or 16 bytes
   * @param arrival nanoseconds since 1970
   * @param into has room for the packet and {@link #ADDED} bytes
   * @return how many bytes were written
   */
  public static int write(byte[] packet, int length, byte[] address, long arrival, byte[] into) {
    ByteBuffer out = ByteBuffer.wrap(into);
    out.putInt(MAGIC).putShort((short) length);
    out.put((byte) (address.length == SHORT_ADDRESS ? 4 : 6)).put((byte) 0);
    out.put(new byte[16 - address.length]).put(address);
    out.putLong(arrival).put(packet, 0, length).put((byte) '\n');
    return out.position();
  }

  /** Whether bytes begin as an export packet of one of the protocols does. */
  public static boolean isExport(byte[] packet, int length) {
    return ExportLength.kind(packet, 0, length) != ExportLength.Kind.NONE;
  }

  /** Whether one begins here, as far as can be said. */
  static boolean at(byte[] bytes, int from, int to) {
    return to - from >= 4 && BigEndian.four(bytes, from) == MAGIC;
  }

  /** The bytes of the whole, or {@link ExportLength#INCOMPLETE}. */
  static int length(byte[] bytes, int from, int to) {
    return to - from < HEADER ? ExportLength.INCOMPLETE : ADDED + BigEndian.two(bytes, from + 4);
  }

  /** Notes from whom and when it came. */
  static void observe(byte[] bytes, int from, Flow observer) {
    observer.clear();
    boolean isShort = bytes[from + 6] == 4;
    long low = BigEndian.eight(bytes, from + 16);
    observer.observer(
        isShort ? 4 : 6,
        isShort ? 0 : BigEndian.eight(bytes, from + 8),
        isShort ? low & 0xFFFF_FFFFL : low);
    observer.observed = BigEndian.eight(bytes, from + 24);
  }
}
