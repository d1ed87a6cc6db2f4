package org.hansho.format.flow;

import org.hansho.event.Event;

/**
 * One flow as any source describes it: who spoke to whom, when, how much, and how it was observed.
 *
 * <p>Reused: a decoder clears it, fills in what its record says, and hands it to {@link
 * FlowEvents}. What is not said is {@link #UNSAID}. Counts are as the record gives them, never
 * multiplied by the sampling rate. Belongs to one thread.
 */
final class Flow {
  static final long UNSAID = -1;

  /** How the sampling rate is known. */
  enum Sampling {
    /** Nobody said, so 1 is taken. */
    ASSUMED,
    /** The exporter announced it apart from the record: in a header or in options. */
    ANNOUNCED,
    /** The record itself says it. */
    RECORDED,
    /** Every packet was seen, as in a capture. */
    UNSAMPLED
  }

  // Address families are 4, 6, or 0 where there is no address.
  int sourceFamily;
  long sourceHigh;
  long sourceLow;
  int destinationFamily;
  long destinationHigh;
  long destinationLow;
  long sourcePort;
  long destinationPort;
  long protocol;

  /** From source to destination. */
  long bytes;

  long packets;

  /** From destination to source. */
  long reverseBytes;

  long reversePackets;
  long tcpFlags;
  long reverseTcpFlags;
  long fragments;

  /** Nanoseconds since 1970, or {@link Event#NO_TIME}. */
  long start;

  long end;

  /** When the record was written. */
  long observed;

  /** One packet in so many was looked at. */
  long samplingRate;

  Sampling sampling = Sampling.ASSUMED;
  int observerFamily;
  long observerHigh;
  long observerLow;
  long observerDomain;
  long ingress;
  long egress;

  /** How many records or packets of the exporter were lost before this one. */
  long missing;

  void clear() {
    sourceFamily = 0;
    destinationFamily = 0;
    sourcePort = UNSAID;
    destinationPort = UNSAID;
    protocol = UNSAID;
    bytes = UNSAID;
    packets = UNSAID;
    reverseBytes = UNSAID;
    reversePackets = UNSAID;
    tcpFlags = UNSAID;
    reverseTcpFlags = UNSAID;
    fragments = UNSAID;
    start = Event.NO_TIME;
    end = Event.NO_TIME;
    observed = Event.NO_TIME;
    samplingRate = 1;
    sampling = Sampling.ASSUMED;
    observerFamily = 0;
    observerDomain = UNSAID;
    ingress = UNSAID;
    egress = UNSAID;
    missing = 0;
  }

  void source(int family, long high, long low) {
    sourceFamily = family;
    sourceHigh = high;
    sourceLow = low;
  }

  void destination(int family, long high, long low) {
    destinationFamily = family;
    destinationHigh = high;
    destinationLow = low;
  }

  void observer(int family, long high, long low) {
    observerFamily = family;
    observerHigh = high;
    observerLow = low;
  }

  /** Takes addresses, ports, protocol and flags of one packet. */
  void take(PacketHeaders headers) {
    source(headers.family, headers.sourceHigh, headers.sourceLow);
    destination(headers.family, headers.destinationHigh, headers.destinationLow);
    sourcePort = headers.sourcePort;
    destinationPort = headers.destinationPort;
    protocol = headers.protocol;
    tcpFlags = headers.tcpFlags;
    fragments = headers.fragment ? 1 : UNSAID;
  }

  /**
   * The time of the event: when the flow ended, but never later than the record of it was written,
   * since some exporters count their uptime wrongly.
   */
  long time() {
    long known = end == Event.NO_TIME ? start : end;
    if (known == Event.NO_TIME || (observed != Event.NO_TIME && known > observed)) {
      return observed;
    }
    return known;
  }
}
