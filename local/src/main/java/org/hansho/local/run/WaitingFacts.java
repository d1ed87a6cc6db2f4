package org.hansho.local.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.FactStateReader;
import org.hansho.local.epoch.StateChunk;

/**
 * The facts that wait for event time, as they lie on the disk: each epoch writes those it has read
 * that wait at its end, once, and they are deleted when time has passed the last of them.
 *
 * <p>So nothing has to be read twice after a restart, and a source may be gone by then. Facts are
 * saved under the identity of their rule; if nobody listens to a rule that means the same, they are
 * outdated and left out.
 */
final class WaitingFacts {
  private static final String PREFIX = "waiting/";

  private final DetectorPlan plan;
  private final Map<String, Long> lastTimes = new TreeMap<>();
  private long incomplete;

  WaitingFacts(DetectorPlan plan) {
    this.plan = plan;
  }

  static boolean isOne(StateChunk chunk) {
    return chunk.chunk().startsWith(PREFIX);
  }

  /** What this epoch changes: the facts that wait, and the pieces that are to be deleted. */
  List<StateChunk> changes(long epoch, List<Fact> read, long watermark) {
    List<StateChunk> changes = new ArrayList<>();
    Iterator<Map.Entry<String, Long>> pieces = lastTimes.entrySet().iterator();
    while (pieces.hasNext()) {
      Map.Entry<String, Long> piece = pieces.next();
      if (piece.getValue() <= watermark) {
        changes.add(chunk(piece.getKey(), new byte[0]));
        pieces.remove();
      }
    }
    List<Fact> waiting = read.stream().filter(fact -> fact.time() > watermark).toList();
    if (!waiting.isEmpty()) {
      String name = PREFIX + epoch;
      lastTimes.put(name, waiting.stream().mapToLong(Fact::time).max().orElseThrow());
      changes.add(chunk(name, SavedFacts.save(plan, waiting)));
    }
    return changes;
  }

  private static StateChunk chunk(String name, byte[] body) {
    return new StateChunk(0, 0, name, body);
  }

  /** The facts of a piece that still wait and that somebody listens to. */
  List<Fact> restore(StateChunk chunk, long watermark) {
    FactStateReader in = SavedFacts.reader(plan, chunk.body());
    List<Fact> facts = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (int left = in.count(); left > 0; left--) {
      Fact fact = in.fact();
      if (fact != null) {
        last = Math.max(last, fact.time());
      }
      if (fact != null && fact.time() > watermark) {
        facts.add(fact);
      }
    }
    incomplete += in.incomplete();
    lastTimes.put(chunk.chunk(), last);
    return facts;
  }

  /** How many restored facts lack fields that facts of their rule carry now. */
  long incomplete() {
    return incomplete;
  }
}
