package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Where a fact comes from: the record by which a person can check it.
 *
 * @param source name of the file or stream
 * @param position offset of the record in the opened source, in bytes
 * @param time event time in nanoseconds since 1970
 * @param hash 64-bit hash of the whole raw record
 */
public record Origin(String source, long position, long time, long hash)
    implements Comparable<Origin> {
  /** That of what time alone has decided, which no record stands for. */
  static final Origin NONE = new Origin("", 0, 0, 0);

  @Override
  public int compareTo(Origin other) {
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

  /** Writes all of it. */
  public void write(StateWriter out) {
    if (out instanceof FactStateWriter state) {
      state.names(this);
    }
    out.text(source);
    out.number(position);
    out.number(time);
    out.number(hash);
  }

  /** Reads what {@link #write} wrote. */
  public static Origin read(StateReader in) {
    return new Origin(in.text(), in.number(), in.number(), in.number());
  }
}
