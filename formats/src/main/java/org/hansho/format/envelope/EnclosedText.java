package org.hansho.format.envelope;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/** What one envelope holds; used again for each. */
final class EnclosedText {
  /** Where it came from: records with the same key are one log. */
  final StreamKey stream = new StreamKey();

  final Sender sender = new Sender();

  /** The program that wrote a message of syslog, where the envelope says it. */
  final LineHeader header = new LineHeader();

  private byte[] buffer = {};
  private int from;
  private int to;
  private long position;
  private long time = Event.NO_TIME;
  private boolean part;
  private boolean rewritten;

  private byte[] record = {};
  private int recordFrom;
  private int recordTo;
  private long recordPosition;

  /** Begins with the wrapper as it stands in its source. */
  void begin(byte[] wrapper, int wrapperFrom, int wrapperTo, long wrapperPosition) {
    record = wrapper;
    recordFrom = wrapperFrom;
    recordTo = wrapperTo;
    recordPosition = wrapperPosition;
    time = Event.NO_TIME;
    part = false;
    rewritten = false;
    stream.clear();
    sender.clear();
    header.clear();
  }

  /**
   * Sets the text.
   *
   * @param place where it begins in the source, as near as can be said
   */
  void text(byte[] bytes, int textFrom, int textTo, long place) {
    buffer = bytes;
    from = textFrom;
    to = textTo;
    position = place;
  }

  /**
   * Sets a text that was put together from parts of the wrapper, so that places in it are none in
   * the source.
   */
  void rewritten(byte[] bytes, int length, long place) {
    text(bytes, 0, length, place);
    rewritten = true;
  }

  boolean isRewritten() {
    return rewritten;
  }

  /** Sets when it was written, as the envelope says; nanoseconds since 1970. */
  void time(long nanos) {
    time = nanos;
  }

  /** Says that the text goes on in the next record of the stream. */
  void goesOn(boolean goesOn) {
    part = goesOn;
  }

  /** Takes line ends and blanks off its end. */
  void trim() {
    while (to > from && buffer[to - 1] <= ' ' && buffer[to - 1] >= 0) {
      to--;
    }
  }

  boolean isJson() {
    return from < to && (buffer[from] == '{' || buffer[from] == '[');
  }

  byte[] copy() {
    return Arrays.copyOfRange(buffer, from, to);
  }

  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  long position() {
    return position;
  }

  long time() {
    return time;
  }

  boolean isPart() {
    return part;
  }

  /** The wrapper with what is wrong inside of it, so that it can be read again as a whole. */
  Malformed malformed(Fault fault) {
    int noticed = (int) Math.max(0, Math.min(Integer.MAX_VALUE, position - recordPosition));
    return Malformed.of(fault, recordPosition, record, recordFrom, recordTo - recordFrom)
        .noticedAt(noticed);
  }

  /** Whether a place lies in this wrapper. */
  boolean holds(long place) {
    return place >= recordPosition && place < recordPosition + (recordTo - recordFrom);
  }
}
