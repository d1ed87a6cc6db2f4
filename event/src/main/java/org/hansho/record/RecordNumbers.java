package org.hansho.record;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Finds holes in the numbers that the records of a source carry, by the streams that count for
 * themselves, such as the hosts in one file. Records may come out of order by up to {@value
 * #WINDOW} numbers. A stream whose numbers have holes all the time is one that somebody filters:
 * there, nothing is reported. At most {@value #MOST_STREAMS} streams, 80 bytes each; those that
 * were heard last. Saved with the reader, so that what is missing behind a restart is found; how
 * many were missing counts from the restart on. Belongs to one thread.
 */
public final class RecordNumbers {
  private static final int WINDOW = 64;
  private static final int MOST_STREAMS = 16;

  /** A hole is reported only in a stream that has had this many numbers without one. */
  private static final int DENSE = 500;

  private static final int MOST_DENSE = 1_000;

  /** By how much a hole lowers that count. */
  private static final int HOLE = 50;

  /** A number that is further ahead than this begins the stream anew. */
  private static final long FURTHEST = 1L << 31;

  private final Map<Long, Stream> streams =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Stream> eldest) {
          return size() > MOST_STREAMS;
        }
      };

  private long lastStream;
  private Stream last = new Stream();
  private long missing;
  private long firstMissing;
  private long behindMissing;

  /** Where a stream stands: its highest number, and which of those before it were seen. */
  private static final class Stream {
    private long highest = -1;
    private long seen = -1;
    private int dense;

    /** The number after its last hole; -1 if there was none. */
    private long behindMissing = -1;
  }

  /** A record of a stream has a number. */
  public void see(long stream, long number) {
    if (stream != lastStream || last.highest < 0) {
      Stream known = streams.remove(stream);
      last = known == null ? new Stream() : known;
      streams.put(stream, last);
      lastStream = stream;
    }
    see(last, number);
  }

  private void see(Stream stream, long number) {
    long ahead = number - stream.highest;
    if (stream.highest < 0 || ahead > FURTHEST || ahead <= -WINDOW) {
      stream.highest = number;
      stream.seen = -1;
      stream.dense = stream.highest < 0 ? 0 : Math.min(stream.dense, DENSE);
    } else if (ahead <= 0) {
      stream.seen |= 1L << -ahead;
    } else {
      pass(stream, ahead);
      stream.highest = number;
    }
  }

  /** Numbers leave the window; those that were never seen are missing. */
  private void pass(Stream stream, long ahead) {
    long leaving = Math.min(WINDOW, ahead);
    for (long each = 0; each < leaving; each++) {
      long place = WINDOW - 1 - each;
      if ((stream.seen >>> place & 1) == 0) {
        hole(stream, stream.highest - place, stream.highest - place + 1);
      } else {
        stream.dense = Math.min(MOST_DENSE, stream.dense + 1);
      }
    }
    if (ahead > WINDOW) {
      hole(stream, stream.highest + 1, stream.highest + ahead - WINDOW + 1);
    }
    stream.seen = ahead >= WINDOW ? 1 : stream.seen << ahead | 1;
  }

  private void hole(Stream stream, long from, long behind) {
    boolean goesOn = from == stream.behindMissing;
    if (stream.dense >= DENSE || goesOn) {
      missing += behind - from;
      firstMissing = goesOn && from == behindMissing ? firstMissing : from;
      behindMissing = behind;
      stream.behindMissing = behind;
    }
    stream.dense = goesOn ? stream.dense : Math.max(0, stream.dense - HOLE);
  }

  /**
   * Adds what another one has found since it had found so many: that of a log inside of this
   * source.
   */
  public void add(RecordNumbers other, long before) {
    if (other.missing > before) {
      missing += other.missing - before;
      firstMissing = other.firstMissing;
      behindMissing = other.behindMissing;
    }
  }

  /** Saves where each stream stands. */
  public void save(StateWriter out) {
    out.count(streams.size());
    streams.forEach(
        (name, stream) -> {
          out.number(name);
          out.number(stream.highest);
          out.number(stream.seen);
          out.count(stream.dense);
          out.number(stream.behindMissing);
        });
  }

  /** Restores what {@link #save} wrote, before any number is seen. */
  public void restore(StateReader in) {
    for (int left = in.count(); left > 0; left--) {
      long name = in.number();
      Stream stream = new Stream();
      stream.highest = in.number();
      stream.seen = in.number();
      stream.dense = in.count();
      stream.behindMissing = in.number();
      streams.put(name, stream);
    }
  }

  /** How many numbers were missing so far. */
  public long missing() {
    return missing;
  }

  /** The last numbers that were missing, as {@code first-last}; empty if none were. */
  public String hole() {
    return missing == 0 ? "" : firstMissing + "-" + (behindMissing - 1);
  }
}
