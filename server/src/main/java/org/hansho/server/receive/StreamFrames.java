package org.hansho.server.receive;

import java.util.Arrays;

/**
 * Cuts the stream of one connection into messages of syslog (RFC 6587).
 *
 * <p>A stream that begins with a number and a blank counts the bytes of each message; any other one
 * ends each with a line feed or a zero. What is longer than a message may be is passed over and
 * reported. Holds at most one message. Belongs to one thread; time is linear, also if bytes come
 * one by one.
 */
final class StreamFrames {
  /** More digits than any message has bytes. */
  private static final int MOST_DIGITS = 9;

  private final int longest;
  private Mode mode = Mode.UNKNOWN;
  private byte[] held = {};
  private int length;

  /** Of a counted message, how many bytes are still to come; -1 while its number is read. */
  private int missing = -1;

  private boolean passing;

  /** How messages are delimited. */
  private enum Mode {
    UNKNOWN,
    COUNTED,
    ENDED
  }

  /** Takes messages. */
  interface Sink {
    /** Takes one; the bytes are the caller's again when this returns. */
    void message(byte[] bytes, int from, int to);

    /** Something was no message, for that reason. */
    void refused(String reason);
  }

  /** A stream whose messages have at most so many bytes. */
  StreamFrames(int longest) {
    this.longest = longest;
  }

  /** How many bytes wait for more. */
  int heldBytes() {
    return held.length;
  }

  /**
   * Reads what has come.
   *
   * @return false if the stream cannot be read any further
   */
  boolean read(byte[] bytes, int from, int to, Sink sink) {
    int at = from;
    while (at < to) {
      int next =
          switch (mode) {
            case UNKNOWN -> recognise(bytes, at);
            case COUNTED -> missing < 0 ? number(bytes, at, sink) : counted(bytes, at, to, sink);
            case ENDED -> ended(bytes, at, to, sink);
          };
      if (next < 0) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** Looks at one byte of the beginning. */
  private int recognise(byte[] bytes, int at) {
    byte b = bytes[at];
    boolean digit = b >= (length == 0 ? '1' : '0') && b <= '9';
    if (digit && length < MOST_DIGITS) {
      hold(bytes, at, at + 1);
      return at + 1;
    }
    if (b == ' ' && length > 0) {
      mode = Mode.COUNTED;
      return at;
    }
    mode = Mode.ENDED;
    return at;
  }

  // -- counted --------------------------------------------------------------------------------

  /** Looks at one byte of a number; some senders end counted messages with a line feed, too. */
  private int number(byte[] bytes, int at, Sink sink) {
    byte b = bytes[at];
    boolean digit = b >= (length == 0 ? '1' : '0') && b <= '9';
    if (digit && length < MOST_DIGITS) {
      hold(bytes, at, at + 1);
      return at + 1;
    }
    if (length == 0 && (b == '\n' || b == '\r')) {
      return at + 1;
    }
    if (b != ' ' || length == 0) {
      sink.refused("framing");
      return -1;
    }
    int count = 0;
    for (int i = 0; i < length; i++) {
      count = count * 10 + (held[i] - '0');
    }
    length = 0;
    missing = count;
    passing = count > longest;
    if (passing) {
      sink.refused("too-long");
    }
    return at + 1;
  }

  private int counted(byte[] bytes, int at, int to, Sink sink) {
    int taken = Math.min(missing, to - at);
    missing -= taken;
    if (passing) {
      missing = missing == 0 ? -1 : missing;
      return at + taken;
    }
    if (missing > 0) {
      hold(bytes, at, at + taken);
      return at + taken;
    }
    missing = -1;
    give(bytes, at, at + taken, sink);
    return at + taken;
  }

  // -- ended ----------------------------------------------------------------------------------

  private int ended(byte[] bytes, int at, int to, Sink sink) {
    int end = at;
    while (end < to && bytes[end] != '\n' && bytes[end] != 0) {
      end++;
    }
    if (!passing && length + (end - at) > longest) {
      sink.refused("too-long");
      passing = true;
      release();
    }
    if (end == to) {
      if (!passing) {
        hold(bytes, at, end);
      }
      return to;
    }
    if (passing) {
      passing = false;
    } else {
      give(bytes, at, end, sink);
    }
    return end + 1;
  }

  /** The stream has ended; a message without its end is whole, one that is counted is not. */
  void end(Sink sink) {
    if (mode == Mode.COUNTED) {
      if (missing > 0 || length > 0) {
        sink.refused("cut");
      }
    } else if (!passing && length > 0) {
      sink.message(held, 0, length);
    }
    release();
  }

  private void give(byte[] bytes, int from, int to, Sink sink) {
    if (length == 0) {
      if (to > from) {
        sink.message(bytes, from, to);
      }
      return;
    }
    hold(bytes, from, to);
    sink.message(held, 0, length);
    release();
  }

  private void hold(byte[] bytes, int from, int to) {
    int size = length + (to - from);
    if (size > held.length) {
      held = Arrays.copyOf(held, Math.max(size, Math.min(2 * held.length, longest)));
    }
    System.arraycopy(bytes, from, held, length, to - from);
    length = size;
  }

  private void release() {
    held = new byte[0];
    length = 0;
  }
}
