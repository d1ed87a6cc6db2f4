package org.hansho.detect.correlation;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Emission;
import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** The latest records of a window, for evidence: at most {@link Emission#EVIDENCE}. */
final class RecentOrigins {
  private final List<Origin> origins = new ArrayList<>(2);

  void add(Origin origin) {
    if (origins.size() == Emission.EVIDENCE) {
      origins.remove(0);
    }
    origins.add(origin);
  }

  /** Whether the latest is this record, which a second rule matched too. */
  boolean endWith(Origin origin) {
    return !origins.isEmpty() && origins.get(origins.size() - 1).equals(origin);
  }

  /** All, in order. Touches none of them, which would cost a cache miss. */
  List<Origin> all() {
    return List.copyOf(origins);
  }

  /** Those later than a time, in order. */
  List<Origin> since(long time) {
    int first = 0;
    while (first < origins.size() && origins.get(first).time() <= time) {
      first++;
    }
    return List.copyOf(origins.subList(first, origins.size()));
  }

  void write(StateWriter out) {
    out.count(origins.size());
    origins.forEach(origin -> origin.write(out));
  }

  static RecentOrigins read(StateReader in) {
    RecentOrigins read = new RecentOrigins();
    for (int left = in.count(); left > 0; left--) {
      read.origins.add(Origin.read(in));
    }
    return read;
  }
}
