package org.hansho.format.flow;

/**
 * Whether the header of an export packet seems to stand somewhere: the version, and counts, lengths
 * and times that such a packet may have. Pure.
 */
final class PlausibleHeader {
  /** 2000-01-01 and 2100-01-01, in seconds since 1970. */
  private static final long EARLIEST = 946_684_800L;

  private static final long LATEST = 4_102_444_800L;

  private PlausibleHeader() {}

  static boolean at(byte[] bytes, int from, int to) {
    return switch (ExportLength.kind(bytes, from, to)) {
      case NETFLOW_5 -> to - from >= 24 && count(bytes, from, 30) && time(bytes, from + 8);
      case NETFLOW_9 -> to - from >= 24 && count(bytes, from, 4096) && time(bytes, from + 8);
      case IPFIX ->
          to - from >= 16 && BigEndian.two(bytes, from + 2) >= 20 && time(bytes, from + 4);
      case SFLOW ->
          to - from >= 28 && SampledPackets.headerBytes(BigEndian.four(bytes, from + 4)) > 0;
      case NONE -> false;
    };
  }

  private static boolean count(byte[] bytes, int from, int most) {
    int count = BigEndian.two(bytes, from + 2);
    return count > 0 && count <= most;
  }

  private static boolean time(byte[] bytes, int at) {
    long seconds = BigEndian.unsignedFour(bytes, at);
    return seconds >= EARLIEST && seconds < LATEST;
  }
}
