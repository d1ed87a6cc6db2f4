package org.hansho.local.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Values;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The facts that wait for event time, as they lie on the disk: each epoch writes those it has read
 * that wait at its end, once, and they are deleted when time has passed the last of them.
 *
 * <p>So nothing has to be read twice after a restart, and a source may be gone by then. Facts are
 * saved with the reference and the layout of their rule; if these have changed since, they are
 * outdated and left out.
 */
final class WaitingFacts {
  private static final String PREFIX = "waiting/";
  private static final int VERSION = 2;

  private final DetectorPlan plan;
  private final Map<String, Long> lastTimes = new TreeMap<>();

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
      changes.add(chunk(name, save(waiting)));
    }
    return changes;
  }

  private static StateChunk chunk(String name, byte[] body) {
    return new StateChunk(0, 0, name, body);
  }

  private byte[] save(List<Fact> facts) {
    Map<Integer, DetectorPlan.Document> documents = new TreeMap<>();
    for (Fact fact : facts) {
      DetectorPlan.Document document = plan.document(fact.document());
      if (document != null) {
        documents.put(fact.document(), document);
      }
    }
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.count(documents.size());
    documents.forEach(
        (index, document) -> {
          out.count(index);
          out.text(name(document));
        });
    out.count(facts.size());
    facts.forEach(fact -> fact.write(out));
    return out.toBytes();
  }

  private static String name(DetectorPlan.Document document) {
    return document.reference() + " " + document.layout().fields();
  }

  /** The facts of a piece that still wait and can be read. */
  List<Fact> restore(StateChunk chunk, long watermark) {
    StateReader in = new StateReader(chunk.body());
    int version = in.count();
    if (version > VERSION) {
      throw new IllegalStateException(
          "waiting facts of version " + version + " were saved by a newer Hansho");
    }
    Map<Integer, Integer> indexes = indexes(in);
    List<Fact> facts = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (int left = in.count(); left > 0; left--) {
      Fact fact = Fact.read(in);
      last = Math.max(last, fact.time());
      Integer index = indexes.get(fact.document());
      if (index != null && fact.time() > watermark) {
        byte[] values = version == 1 ? Values.fromWholeTable(fact.buffer()) : fact.buffer();
        facts.add(new Fact(index, fact.time(), fact.origin(), values, fact.timing()));
      }
    }
    lastTimes.put(chunk.chunk(), last);
    return facts;
  }

  /** What the saved indexes of documents are now; those that are gone are missing. */
  private Map<Integer, Integer> indexes(StateReader in) {
    Map<String, Integer> now = new HashMap<>();
    for (int index = 0; index < plan.rules(); index++) {
      DetectorPlan.Document document = plan.document(index);
      if (document != null) {
        now.put(name(document), index);
      }
    }
    Map<Integer, Integer> indexes = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      int saved = in.count();
      Integer index = now.get(in.text());
      if (index != null) {
        indexes.put(saved, index);
      }
    }
    return indexes;
  }
}
