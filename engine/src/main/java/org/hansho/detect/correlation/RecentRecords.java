package org.hansho.detect.correlation;

import org.hansho.detect.Fact;
import org.hansho.detect.Origin;
import org.hansho.detect.RecordCount;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The latest records of a window, and for how many records its results stand that were not reported
 * yet. Results of documents that look at the same rules stand for the same records, so each
 * document counts by itself ({@link RecordCount}).
 */
class RecentRecords extends RecentOrigins {
  private long alone;
  private @Nullable RecordCount shared;
  private long reported;

  /** The counter of the latest result; not saved, since a record is never split by a save. */
  private int latest = RecordCount.ALONE;

  /**
   * Takes a result. The record that completed it counts once, though two rules match it.
   *
   * @param counter of its role, as {@link org.hansho.detect.Columns#counter} has it
   * @param before the latest time that lies before the window
   */
  final void take(Fact fact, int counter, long before) {
    Origin origin = fact.origin();
    boolean again = endWith(origin);
    if (!again) {
      add(origin, before);
    }
    boolean repeats = again && !RecordCount.areTogether(counter, latest);
    long records = Math.max(0, repeats ? fact.records() - 1 : fact.records());
    latest = counter;
    if (counter == RecordCount.ALONE) {
      alone += records;
    } else {
      shared().add(counter, records);
    }
  }

  private RecordCount shared() {
    RecordCount known = shared;
    if (known == null) {
      known = new RecordCount();
      shared = known;
    }
    return known;
  }

  /** How many records are new since this was last called. */
  final long takeUnreported() {
    long total = alone + (shared == null ? 0 : shared.total());
    long unreported = total - reported;
    if (shared == null) {
      alone = 0;
    } else {
      reported = total;
    }
    return unreported;
  }

  /** Begins to count anew. */
  final void forgetRecords() {
    alone = 0;
    shared = null;
    reported = 0;
  }

  /** What the records take of the heap, in bytes. */
  final long recordBytes() {
    return originBytes() + (shared == null ? 0 : shared.bytes());
  }

  final void writeRecords(StateWriter out) {
    RecordCount known = shared;
    out.number(alone);
    out.number(reported);
    out.flag(known != null);
    if (known != null) {
      known.write(out);
    }
  }

  /** Restores what {@link #writeRecords} wrote. */
  final void readRecords(StateReader in) {
    alone = in.number();
    reported = in.number();
    shared = in.flag() ? RecordCount.read(0, in) : null;
  }

  /** Restores the number of records that an older program saved. */
  final void setUnreported(long records) {
    alone = records;
  }
}
