package org.hansho.alert;

import java.util.Objects;
import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A record that made an alert.
 *
 * @param time event time in nanoseconds since 1970, or {@code Event.NO_TIME}
 * @param source name of the file or stream
 * @param position offset of the record in the opened source, in bytes
 * @param record the raw record, cut at {@link #RECORD_BYTES}; empty until it is fetched, since what
 *     detectors remember of a record is where it stands
 * @param hash 64-bit hash of the whole raw record; orders evidence of equal times
 * @param arrival when the record arrived, nanoseconds since 1970, or {@link #NO_ARRIVAL}. It is no
 *     part of what the evidence is: the same record read from a file is equal to it
 */
public record Evidence(
    long time, String source, long position, String record, long hash, long arrival)
    implements Comparable<Evidence> {
  /** It is not known when the record arrived, or it was read from a file in one go. */
  public static final long NO_ARRIVAL = Long.MIN_VALUE;

  /** How much of a record is kept. */
  public static final int RECORD_BYTES = 8192;

  /** A record of which it is not known when it arrived. */
  public Evidence(long time, String source, long position, String record, long hash) {
    this(time, source, position, record, hash, NO_ARRIVAL);
  }

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
    return new Evidence(time, source, position, text, hash, arrival);
  }

  /** Whether it is known when the record arrived. */
  public boolean hasArrival() {
    return arrival != NO_ARRIVAL;
  }

  /** The same with when it arrived. */
  public Evidence arrivedAt(long instant) {
    return instant == arrival ? this : new Evidence(time, source, position, record, hash, instant);
  }

  /** The same; with the arrival of another copy of the record where it has none. */
  Evidence orArrivedAs(Evidence copy) {
    return hasArrival() ? this : arrivedAt(copy.arrival);
  }

  /** The same with so many characters of its record at most. */
  Evidence cut(int characters) {
    String text = RecordText.cut(record, characters);
    return text.length() == record.length() ? this : withRecord(text);
  }

  /** Saves all of it but its arrival. */
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
  public boolean equals(@Nullable Object other) {
    return other instanceof Evidence that
        && time == that.time
        && position == that.position
        && hash == that.hash
        && source.equals(that.source)
        && record.equals(that.record);
  }

  @Override
  public int hashCode() {
    return Objects.hash(time, source, position, record, hash);
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
