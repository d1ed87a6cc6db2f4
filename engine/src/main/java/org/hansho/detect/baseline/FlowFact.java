package org.hansho.detect.baseline;

/**
 * What a record of a flow says to {@code attempts}.
 *
 * @param peer the other end
 * @param tuple hash of both ends; the connection
 * @param packets what the client sent, as counted
 * @param bytes what came back, as counted
 * @param acknowledged whether the flags of the client show payload and an answer to its SYN
 * @param rate one packet in so many was looked at
 * @param assumed whether nobody said so
 * @param start what the record says of the beginning of the connection
 * @param lasted nanoseconds from the start of the flow to the record; 0 if not known
 * @param observer who reports the flow; never 0
 */
record FlowFact(
    Peer peer,
    int tuple,
    int packets,
    double bytes,
    boolean acknowledged,
    int rate,
    boolean assumed,
    Start start,
    long lasted,
    int observer) {
  /** An address; IPv4 inside IPv6. */
  record Peer(long high, long low) {}

  /** What is known of the beginning of the connection. */
  enum Start {
    /** Nothing; a connection not seen before begins here. */
    UNKNOWN,
    /** It begins in this record. */
    BEGINS,
    /** It began in an earlier one. */
    BEGAN,
    /** It began in an earlier one and ends in this. */
    ENDS
  }

  boolean mayBegin() {
    return start == Start.BEGINS || start == Start.UNKNOWN;
  }

  boolean isSyn() {
    return start == Start.BEGINS;
  }
}
