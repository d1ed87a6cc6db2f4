package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What was seen of a peer, or of all, in a window.
 *
 * @param connections different ends of connections, of sampled sources among the packets looked at
 * @param packets packets looked at
 * @param syns records with a SYN
 * @param sessions connections that were too long for an attempt
 * @param answerBytes bytes that came back, multiplied by the sampling rate
 */
record PeerWindow(int connections, int packets, int syns, int sessions, double answerBytes) {
  /** From this rate on the packets of a flow say nothing of its length. */
  static final int SAMPLED = 64;

  /** Fewest SYNs from which connections are estimated. */
  private static final int SYNS = 8;

  /**
   * How many attempts to connect there were.
   *
   * @param rate one packet in so many was looked at
   * @param packetsOfAttempt packets that a client sends in one attempt
   */
  double attempts(int rate, int packetsOfAttempt) {
    double found = connections;
    if (rate > 1) {
      found = syns >= SYNS ? (double) syns * rate : connections / seen(rate, packetsOfAttempt);
    }
    return rate < SAMPLED && connections > 0
        ? found * Math.max(0, connections - sessions) / connections
        : found;
  }

  /** The same with another number of connections, none of which is a session. */
  PeerWindow scaledTo(int others) {
    double times = connections == 0 ? 0 : (double) others / connections;
    return new PeerWindow(
        others, (int) (packets * times), (int) (syns * times), 0, answerBytes * times);
  }

  /** The probability that sampling sees at least one of so many packets. */
  static double seen(int rate, int packets) {
    return rate <= 1 ? 1 : -StrictMath.expm1(packets * StrictMath.log1p(-1.0 / rate));
  }

  /** Different connections for each packet: near 1 for attempts, near 0 for sessions. */
  double dispersion() {
    return packets == 0 ? 0 : Math.min(1, (double) connections / packets);
  }

  double packetsOfFlow() {
    return connections == 0 ? 0 : (double) packets / connections;
  }

  void write(StateWriter out) {
    out.count(connections);
    out.count(packets);
    out.count(syns);
    out.count(sessions);
    out.decimal(answerBytes);
  }

  static PeerWindow read(StateReader in) {
    return new PeerWindow(in.count(), in.count(), in.count(), in.count(), in.decimal());
  }
}
