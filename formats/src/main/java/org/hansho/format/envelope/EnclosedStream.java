package org.hansho.format.envelope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** One log inside of a source of envelopes: of a container, a unit, a file of a host. */
final class EnclosedStream {
  /** How many formats may take turns in a stream. */
  private static final int MOST_FORMATS = 4;

  private static final int LOOKED_AT_ALL = 64;
  private static final int LOOKED_AT_EACH = 4;

  private final StreamKey key;
  private final Sender sender = new Sender();
  private final List<Inner> inners = new ArrayList<>();
  private int current;
  private long time = Event.NO_TIME;
  private int looks;
  private int counted;

  private byte[] joined = {};
  private int joinedLength;
  private long joinedPosition;
  private boolean tooLong;

  EnclosedStream(StreamKey key) {
    this.key = key;
  }

  StreamKey key() {
    return key;
  }

  Sender sender() {
    return sender;
  }

  /** When the newest record was shipped, or {@code Event.NO_TIME}. */
  long time() {
    return time;
  }

  void arrives(EnclosedText found) {
    sender.set(found.sender);
    if (found.time() != Event.NO_TIME) {
      time = found.time();
    }
  }

  // -- formats ------------------------------------------------------------------------------------

  /** What its records are read with, or null before the first one. */
  @Nullable Inner current() {
    return inners.isEmpty() ? null : inners.get(current);
  }

  List<Inner> inners() {
    return inners;
  }

  /** What reads that format here already, or null; it is the current one then. */
  @Nullable Inner turnTo(String format, boolean rendered) {
    for (int i = 0; i < inners.size(); i++) {
      if (inners.get(i).isReading(format, rendered)) {
        current = i;
        return inners.get(i);
      }
    }
    return null;
  }

  /** Adds what its records are read with from here on; returns what has to end for it, or null. */
  @Nullable Inner add(Inner inner) {
    Inner out = null;
    if (inners.size() == MOST_FORMATS) {
      out = inners.remove(current == 0 ? 1 : 0);
    }
    inners.add(inner);
    current = inners.size() - 1;
    return out;
  }

  /** Whether to look at the format of this text although there is one: not at all, of many. */
  boolean looksAgain() {
    looks = looks == Integer.MAX_VALUE ? LOOKED_AT_ALL : looks + 1;
    return looks <= LOOKED_AT_ALL || looks % LOOKED_AT_EACH == 0;
  }

  // -- parts --------------------------------------------------------------------------------------

  /** Adds a part; false for the first one beyond {@code most} bytes, of which nothing is kept. */
  boolean join(EnclosedText part, int most) {
    int length = part.to() - part.from();
    if (tooLong) {
      return true;
    }
    if (joinedLength + (long) length > most) {
      joined = new byte[0];
      joinedLength = 0;
      tooLong = true;
      return false;
    }
    if (joinedLength == 0) {
      joinedPosition = part.position();
    }
    if (joinedLength + length > joined.length) {
      joined = Arrays.copyOf(joined, Math.max(joinedLength + length, 2 * joined.length));
    }
    System.arraycopy(part.buffer(), part.from(), joined, joinedLength, length);
    joinedLength += length;
    return true;
  }

  boolean isJoining() {
    return joinedLength > 0 || tooLong;
  }

  /** Whether parts were left out because they were too long together. */
  boolean isTooLong() {
    return tooLong;
  }

  byte[] joined() {
    return joined;
  }

  int joinedLength() {
    return joinedLength;
  }

  long joinedPosition() {
    return joinedPosition;
  }

  void joinedIsRead() {
    joined = new byte[0];
    joinedLength = 0;
    tooLong = false;
  }

  /** By how much it keeps more than at the last call, or less; readers that are awake aside. */
  int grown() {
    int before = counted;
    counted = bytes();
    return counted - before;
  }

  /** What it kept at the last call of {@link #grown}. */
  int counted() {
    return counted;
  }

  private int bytes() {
    int bytes = key.size() + sender.size() + joined.length;
    for (Inner inner : inners) {
      bytes += inner.bytes();
    }
    return bytes;
  }

  // -- saved and restored -------------------------------------------------------------------------

  void save(StateWriter out) {
    byte[] its = key.toBytes();
    out.bytes(its, 0, its.length);
    sender.save(out);
    out.number(time);
    out.count(looks);
    out.bytes(joined, 0, joinedLength);
    out.number(joinedPosition);
    out.flag(tooLong);
    out.count(current);
    out.count(inners.size());
    inners.forEach(inner -> inner.save(out));
  }

  static EnclosedStream restored(StateReader in, InnerFormats formats) {
    EnclosedStream stream = new EnclosedStream(StreamKey.of(in.bytes()));
    stream.sender.restore(in);
    stream.time = in.number();
    stream.looks = in.count();
    stream.joined = in.bytes();
    stream.joinedLength = stream.joined.length;
    stream.joinedPosition = in.number();
    stream.tooLong = in.flag();
    stream.current = in.count();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      stream.inners.add(Inner.restored(in, formats));
    }
    return stream;
  }
}
