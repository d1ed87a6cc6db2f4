package org.hansho.testkit.flood;

/**
 * Packets of one direction between two ends, evenly spread over a time.
 *
 * @param protocol number of the protocol
 * @param flags all TCP flags of its packets, FIN is 1
 * @param start microseconds since 1970
 * @param end likewise
 * @param packets how many, before sampling
 * @param packetBytes of each, with the IP header
 */
public record Talk(
    int source,
    int destination,
    int sourcePort,
    int destinationPort,
    int protocol,
    int flags,
    long start,
    long end,
    long packets,
    int packetBytes) {
  /** The other direction at the same time. */
  Talk answer(int ofFlags, long ofPackets, int ofBytes) {
    int asker = source;
    int askingPort = sourcePort;
    return new Talk(
        destination,
        asker,
        destinationPort,
        askingPort,
        protocol,
        ofFlags,
        start,
        end,
        ofPackets,
        ofBytes);
  }
}
