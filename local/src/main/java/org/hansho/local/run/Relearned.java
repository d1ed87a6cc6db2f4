package org.hansho.local.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Of each detection that learns anew since somebody asked for it, the last time that was done. */
final class Relearned {
  static final String CHUNK = "relearned";

  /** Most detections that are remembered; of more, those that were made to learn last. */
  private static final int MOST = 2_000;

  private static final int VERSION = 1;

  private final Map<String, Relearning> byDetection = new TreeMap<>();
  private boolean changed;

  void add(Relearning one) {
    byDetection.put(one.detection(), one);
    if (byDetection.size() > MOST) {
      byDetection.values().stream()
          .min(Comparator.comparingLong(Relearning::time))
          .ifPresent(oldest -> byDetection.remove(oldest.detection()));
    }
    changed = true;
  }

  /** All of them, in the order of their detections. */
  List<Relearning> all() {
    return List.copyOf(byDetection.values());
  }

  /** The piece to be saved, or null if nothing has changed since it was asked for last. */
  @Nullable StateChunk change() {
    if (!changed) {
      return null;
    }
    changed = false;
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.count(byDetection.size());
    for (Relearning one : byDetection.values()) {
      out.text(one.detection());
      out.number(one.watermark());
      out.number(one.time());
      out.text(one.author());
      out.text(one.reason());
      out.number(one.states());
    }
    return new StateChunk(0, 0, CHUNK, out.toBytes());
  }

  void restore(StateChunk chunk) {
    StateReader in = new StateReader(chunk.body());
    int version = in.count();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a newer Hansho wrote which detections learn anew, in version " + version);
    }
    for (int left = in.count(); left > 0; left--) {
      Relearning one =
          new Relearning(in.text(), in.number(), in.number(), in.text(), in.text(), in.number());
      byDetection.put(one.detection(), one);
    }
  }
}
