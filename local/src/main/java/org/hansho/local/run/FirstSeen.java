package org.hansho.local.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.DetectorPlan;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Since when each document has listened, whatever the key: the same for all workers. */
final class FirstSeen {
  static final String CHUNK = "first-seen";

  private final DetectorPlan plan;
  private final long[] times;

  /** Of documents that are not here now, by their name. */
  private final Map<String, Long> others = new TreeMap<>();

  private boolean changed;

  FirstSeen(DetectorPlan plan) {
    this.plan = plan;
    this.times = new long[plan.size()];
    Arrays.fill(times, Long.MAX_VALUE);
  }

  /** Shares with all workers since when any of them has sent to the layer. */
  void share(int layer, List<Worker> workers) {
    for (DetectorPlan.Document document : plan.keyed()) {
      if (document.layer() == layer) {
        int index = document.index();
        long before = times[index];
        for (Worker worker : workers) {
          times[index] = Math.min(times[index], worker.keyed().earliestSent(index));
        }
        if (times[index] < before) {
          changed = true;
          workers.forEach(worker -> worker.keyed().seen(index, times[index]));
        }
      }
    }
  }

  /** The piece to be saved, or null if nothing has changed since it was asked for last. */
  @Nullable StateChunk change() {
    if (!changed) {
      return null;
    }
    changed = false;
    StateWriter out = new StateWriter();
    List<DetectorPlan.Document> known =
        plan.keyed().stream().filter(one -> times[one.index()] != Long.MAX_VALUE).toList();
    out.count(known.size() + others.size());
    others.forEach(
        (name, time) -> {
          out.text(name);
          out.number(time);
        });
    for (DetectorPlan.Document document : known) {
      out.text(name(document));
      out.number(times[document.index()]);
    }
    return new StateChunk(0, 0, CHUNK, out.toBytes());
  }

  /** Takes over what was saved elsewhere: a document has listened since the earlier time. */
  void adopt(StateChunk chunk, List<Worker> workers) {
    StateReader in = new StateReader(chunk.body());
    Map<String, Long> saved = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      saved.put(in.text(), in.number());
    }
    for (DetectorPlan.Document document : plan.keyed()) {
      Long time = saved.get(name(document));
      int index = document.index();
      if (time != null && time < times[index]) {
        times[index] = time;
        changed = true;
        workers.forEach(worker -> worker.keyed().seen(index, time));
      }
    }
  }

  /** Forgets since when a document has listened, also what it meant in other content. */
  void forget(DetectorPlan.Document document) {
    times[document.index()] = Long.MAX_VALUE;
    others.keySet().removeIf(name -> name.startsWith(document.reference() + "@"));
    changed = true;
  }

  private static String name(DetectorPlan.Document document) {
    return document.reference() + "@" + document.identity().get();
  }

  /** Restores what was saved in all workers. */
  void restore(StateChunk chunk, List<Worker> workers) {
    StateReader in = new StateReader(chunk.body());
    Map<String, Long> saved = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      saved.put(in.text(), in.number());
    }
    for (DetectorPlan.Document document : plan.keyed()) {
      Long time = saved.remove(name(document));
      if (time != null) {
        times[document.index()] = time;
        workers.forEach(worker -> worker.keyed().seen(document.index(), time));
      }
    }
    others.putAll(saved);
  }
}
