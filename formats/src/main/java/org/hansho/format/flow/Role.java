package org.hansho.format.flow;

/** What an element contributes to the common fields of a flow. */
enum Role {
  NONE,
  SOURCE,
  DESTINATION,
  SOURCE_PORT,
  /** A port under one of its more special names; counts where the common one is missing. */
  OTHER_SOURCE_PORT,
  DESTINATION_PORT,
  OTHER_DESTINATION_PORT,
  PROTOCOL,
  BYTES,
  /** Totals of a connection, or counts behind the device; they count where deltas are missing. */
  OTHER_BYTES,
  PACKETS,
  OTHER_PACKETS,
  REVERSE_BYTES,
  REVERSE_PACKETS,
  TCP_FLAGS,
  REVERSE_TCP_FLAGS,
  START_UPTIME,
  END_UPTIME,
  START_SECONDS,
  END_SECONDS,
  START_MILLISECONDS,
  END_MILLISECONDS,
  START_NTP,
  END_NTP,
  /** Microseconds before the export. */
  START_DELTA,
  END_DELTA,
  DURATION_MILLISECONDS,
  DURATION_MICROSECONDS,
  OBSERVED_SECONDS,
  OBSERVED_MILLISECONDS,
  OBSERVED_NTP,
  SYSTEM_INIT,
  INGRESS,
  EGRESS,
  EXPORTER,
  /** One packet in so many. */
  SAMPLING_RATE,
  /** So many packets in a row, and then so many left out. */
  SAMPLING_TAKEN,
  SAMPLING_SPACE,
  SAMPLING_PROBABILITY,
  SAMPLER,
  FRAME_SECTION,
  PACKET_SECTION;

  static Role of(Element element) {
    return switch (element.enterprise()) {
      case 0 -> standard(element.number());
      case Elements.REVERSE -> reverse(element.number());
      case 6871 -> yaf(element.number());
      default -> NONE;
    };
  }

  private static Role standard(int number) {
    return switch (number) {
      case 8, 27 -> SOURCE;
      case 12, 28 -> DESTINATION;
      case 7 -> SOURCE_PORT;
      case 180, 182 -> OTHER_SOURCE_PORT;
      case 11 -> DESTINATION_PORT;
      case 181, 183 -> OTHER_DESTINATION_PORT;
      case 4 -> PROTOCOL;
      case 1, 231 -> BYTES;
      case 23, 85 -> OTHER_BYTES;
      case 2, 298 -> PACKETS;
      case 24, 86 -> OTHER_PACKETS;
      case 232 -> REVERSE_BYTES;
      case 299 -> REVERSE_PACKETS;
      case 6 -> TCP_FLAGS;
      case 10 -> INGRESS;
      case 14 -> EGRESS;
      case 130, 131 -> EXPORTER;
      case 313 -> PACKET_SECTION;
      case 315 -> FRAME_SECTION;
      default -> timeOrSampling(number);
    };
  }

  private static Role timeOrSampling(int number) {
    return switch (number) {
      case 22 -> START_UPTIME;
      case 21 -> END_UPTIME;
      case 150 -> START_SECONDS;
      case 151 -> END_SECONDS;
      case 152 -> START_MILLISECONDS;
      case 153 -> END_MILLISECONDS;
      case 154, 156 -> START_NTP;
      case 155, 157 -> END_NTP;
      case 158 -> START_DELTA;
      case 159 -> END_DELTA;
      case 161 -> DURATION_MILLISECONDS;
      case 162 -> DURATION_MICROSECONDS;
      case 160 -> SYSTEM_INIT;
      case 322 -> OBSERVED_SECONDS;
      case 323 -> OBSERVED_MILLISECONDS;
      case 324, 325 -> OBSERVED_NTP;
      case 34, 50 -> SAMPLING_RATE;
      case 305 -> SAMPLING_TAKEN;
      case 306 -> SAMPLING_SPACE;
      case 311 -> SAMPLING_PROBABILITY;
      case 48, 302 -> SAMPLER;
      default -> NONE;
    };
  }

  private static Role reverse(int number) {
    return switch (number) {
      case 1, 85 -> REVERSE_BYTES;
      case 2, 86 -> REVERSE_PACKETS;
      case 6 -> REVERSE_TCP_FLAGS;
      default -> NONE;
    };
  }

  /** Flags of the first packet and of all others; together they are those of the flow. */
  private static Role yaf(int number) {
    return switch (number) {
      case 14, 15 -> TCP_FLAGS;
      case 16398, 16399 -> REVERSE_TCP_FLAGS;
      default -> NONE;
    };
  }
}
