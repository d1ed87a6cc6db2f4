package org.hansho.alert;

import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A record that made an alert.
 *
 * @param time event time in nanoseconds since 1970, or {@code Event.NO_TIME}
 * @param source name of the file or stream
 * @param position offset of the record in the opened source, in bytes
 * @param record the raw record, cut at {@link #RECORD_BYTES}; empty until it is fetched, since what
 *     detectors remember of a record is where it stands
 * @param hash 64-bit hash of the whole raw record; orders evidence of equal times
 */
public record Evidence(long time, String source, long position, String record, long hash)
    implements Comparable<Evidence> {
  /** How much of a record is kept. */
  public static final int RECORD_BYTES = 8192;

  /** The record that a fact comes from, yet to be fetched. */
  public static Evidence of(Origin origin) {
    return new Evidence(origin.time(), origin.source(), origin.position(), "", origin.hash());
  }

  /** Whether the record is yet to be fetched. */
  public boolean isUnfetched() {
    return record.isEmpty();
  }

  /** The same with its record. */
  public Evidence withRecord(String text) {
    return new Evidence(time, source, position, text, hash);
  }

  /** The same with so many characters of its record at most. */
  Evidence cut(int characters) {
    String text = RecordText.cut(record, characters);
    return text.length() == record.length() ? this : withRecord(text);
  }

  /** Saves all of it. */
  void write(StateWriter out) {
    out.number(time);
    out.text(source);
    out.number(position);
    out.text(record);
    out.number(hash);
  }

  /** Restores what {@link #write} saved. */
  static Evidence read(StateReader in) {
    return new Evidence(in.number(), in.text(), in.number(), in.text(), in.number());
  }

  @Override
  public int compareTo(Evidence other) {
    int byTime = Long.compare(time, other.time);
    if (byTime != 0) {
      return byTime;
    }
    int byHash = Long.compareUnsigned(hash, other.hash);
    if (byHash != 0) {
      return byHash;
    }
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : Long.compare(position, other.position);
  }
}
