package org.hansho.format.flow;

/**
 * Finds where an export packet ends that is followed by others, as in a file of packets.
 *
 * <p>NetFlow v5 says how many records of 48 bytes it has, IPFIX its length. NetFlow v9 and sFlow do
 * not: their sets and samples are walked. The sets of v9 end where no set number stands, since
 * numbers below 256 are reserved but for templates, and a version number is such a one; zeros
 * behind the last set fill up the packet. Pure functions; linear in the packet.
 */
final class ExportLength {
  /** The packet goes on behind the bytes. */
  static final int INCOMPLETE = -1;

  /** This is no packet. */
  static final int NONE = -2;

  /** What a UDP packet can hold. */
  static final int LONGEST = 65_507;

  private static final int MOST_RECORDS = 30;
  private static final int RECORD_BYTES = 48;
  private static final int MOST_SAMPLES = 4096;

  private ExportLength() {}

  /** The protocol of a packet. */
  enum Kind {
    NETFLOW_5,
    NETFLOW_9,
    IPFIX,
    SFLOW,
    NONE
  }

  /** What the packet seems to be by its version. */
  static Kind kind(byte[] bytes, int from, int to) {
    if (to - from < 4) {
      return Kind.NONE;
    }
    return switch (BigEndian.two(bytes, from)) {
      case 0 -> BigEndian.two(bytes, from + 2) == 5 ? Kind.SFLOW : Kind.NONE;
      case 5 -> Kind.NETFLOW_5;
      case 9 -> Kind.NETFLOW_9;
      case 10 -> Kind.IPFIX;
      default -> Kind.NONE;
    };
  }

  /**
   * The bytes of the packet that begins at {@code from}, or {@link #INCOMPLETE}, or {@link #NONE}.
   *
   * @param last whether the source ends at {@code to}
   */
  static int of(byte[] bytes, int from, int to, boolean last) {
    if (to - from < 4) {
      return last ? NONE : INCOMPLETE;
    }
    int limit = Math.min(to, from + LONGEST);
    boolean whole = last || limit < to;
    return switch (kind(bytes, from, to)) {
      case NETFLOW_5 -> five(bytes, from);
      case NETFLOW_9 -> nine(bytes, from, limit, whole);
      case IPFIX -> BigEndian.two(bytes, from + 2) >= 16 ? BigEndian.two(bytes, from + 2) : NONE;
      case SFLOW -> sflow(bytes, from, limit, whole);
      case NONE -> NONE;
    };
  }

  private static int five(byte[] bytes, int from) {
    int count = BigEndian.two(bytes, from + 2);
    return count == 0 || count > MOST_RECORDS ? NONE : 24 + count * RECORD_BYTES;
  }

  private static int nine(byte[] bytes, int from, int limit, boolean whole) {
    int at = from + 20;
    while (at + 4 <= limit) {
      int id = BigEndian.two(bytes, at);
      int length = BigEndian.two(bytes, at + 2);
      if (id == 0 && length == 0) {
        return filled(bytes, from, at, limit, whole);
      }
      if ((id > 1 && id < 256) || (id == 0 && length == 5)) {
        return at - from;
      }
      if (length < 4) {
        return NONE;
      }
      at += length;
    }
    if (!whole) {
      return INCOMPLETE;
    }
    return at > limit || from + 20 > limit ? NONE : upTo(at, limit, from);
  }

  /**
   * The bytes of a packet behind which fewer than four stand before the limit: at the end of the
   * source they belong to it, at the longest packet they begin the next one.
   */
  private static int upTo(int at, int limit, int from) {
    return (limit - from < LONGEST ? limit : at) - from;
  }

  /** The zeros that fill up a packet belong to it. */
  private static int filled(byte[] bytes, int from, int start, int limit, boolean whole) {
    int at = start;
    while (at + 4 <= limit && BigEndian.four(bytes, at) == 0) {
      at += 4;
    }
    if (at + 4 > limit) {
      return whole ? upTo(at, limit, from) : INCOMPLETE;
    }
    return at - from;
  }

  private static int sflow(byte[] bytes, int from, int limit, boolean whole) {
    if (limit - from < 8) {
      return whole ? NONE : INCOMPLETE;
    }
    int header = SampledPackets.headerBytes(BigEndian.four(bytes, from + 4));
    if (header < 0) {
      return NONE;
    }
    if (header > limit - from) {
      return whole ? NONE : INCOMPLETE;
    }
    int samples = BigEndian.four(bytes, from + header - 4);
    if (samples < 0 || samples > MOST_SAMPLES) {
      return NONE;
    }
    int at = from + header;
    for (int i = 0; i < samples; i++) {
      if (limit - at < 8) {
        return whole ? NONE : INCOMPLETE;
      }
      int length = BigEndian.four(bytes, at + 4);
      if (length < 0 || length > LONGEST) {
        return NONE;
      }
      at += 8 + length;
    }
    if (at > limit) {
      return whole ? NONE : INCOMPLETE;
    }
    return at - from;
  }
}
