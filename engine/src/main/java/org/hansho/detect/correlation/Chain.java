package org.hansho.detect.correlation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The records of the first steps of a sequence, the latest step first. Immutable; the chains of one
 * key share their beginnings.
 *
 * @param start time of the first step
 * @param length steps so far
 */
record Chain(Origin last, @Nullable Chain before, long start, int length) {
  /** A chain of one step. */
  static Chain of(Origin first) {
    return new Chain(first, null, first.time(), 1);
  }

  /** This and one step more. */
  Chain then(Origin next) {
    return new Chain(next, this, start, length + 1);
  }

  /** Whether a record can be the next step: not the same record again. */
  boolean canPrecede(Origin next) {
    return last.time() < next.time() || (last.time() == next.time() && !last.equals(next));
  }

  /** All records, the first step first. */
  List<Origin> origins() {
    Deque<Origin> origins = new ArrayDeque<>();
    for (Chain at = this; at != null; at = at.before) {
      origins.addFirst(at.last);
    }
    return new ArrayList<>(origins);
  }

  static void write(@Nullable Chain chain, StateWriter out) {
    List<Origin> origins = chain == null ? List.of() : chain.origins();
    out.count(origins.size());
    origins.forEach(origin -> origin.write(out));
  }

  static @Nullable Chain read(StateReader in) {
    Chain chain = null;
    for (int left = in.count(); left > 0; left--) {
      Origin origin = Origin.read(in);
      chain = chain == null ? of(origin) : chain.then(origin);
    }
    return chain;
  }
}
