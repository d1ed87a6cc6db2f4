package org.hansho.testkit.network;

/** The flags of the packets of a flow, together. */
final class TcpFlags {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int PUSH = 8;
  static final int ACK = 16;

  private TcpFlags() {}

  /** Flags of a whole direction. */
  static int of(boolean syn, boolean acknowledges, boolean goesOn) {
    return (syn ? SYN : 0) | (acknowledges ? ACK : 0) | (goesOn && acknowledges ? PUSH | FIN : 0);
  }
}
