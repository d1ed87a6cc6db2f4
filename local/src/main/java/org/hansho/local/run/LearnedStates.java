package org.hansho.local.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.detect.GroupKey;
import org.hansho.detect.Restoration;
import org.hansho.detect.SavedState;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.Committed;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.StateChunk;

/**
 * What detectors have learned, as it lies on the disk: a piece for each document, form and key
 * group. Pieces that nobody can use are set aside: they stay where they are.
 */
final class LearnedStates {
  /** The layer of all pieces, whatever the layer of their document. */
  private static final int LAYER = 1;

  private final List<Worker> workers;
  private final Map<String, SetAside> setAside = new TreeMap<>();
  private final Map<String, StateChunk> upgraded = new HashMap<>();
  private final Set<String> restored = new HashSet<>();

  LearnedStates(List<Worker> workers) {
    this.workers = workers;
  }

  static StateChunk chunk(SavedState saved) {
    return new StateChunk(LAYER, saved.group(), saved.name(), saved.bytes());
  }

  /** Restores a piece, or sets it aside. */
  void restore(StateChunk chunk) {
    SavedState saved = SavedState.named(chunk.chunk(), chunk.partition(), chunk.body());
    String learned = saved.learned() + " " + saved.group();
    if (restored.contains(learned)) {
      setAside(saved, Restoration.UPGRADED);
      return;
    }
    Restoration restoration =
        workers.get(GroupKey.holder(chunk.partition(), workers.size())).keyed().restore(saved);
    if (restoration.isSetAside()) {
      setAside(saved, restoration);
    } else if (restoration == Restoration.UPGRADED) {
      upgraded.put(learned, chunk);
    } else {
      restored.add(learned);
      StateChunk older = upgraded.remove(learned);
      if (older != null) {
        setAside(
            SavedState.named(older.chunk(), older.partition(), older.body()), Restoration.UPGRADED);
      }
    }
  }

  /** Takes over what was learned in another database; returns how many states. */
  long adopt(EpochStore taught, FirstSeen firstSeen) throws IOException {
    long[] adopted = new long[1];
    Committed unused =
        taught.load(
            chunk -> {
              if (chunk.layer() != 0) {
                adopted[0] += adopt(chunk);
              } else if (chunk.chunk().equals(FirstSeen.CHUNK)) {
                firstSeen.adopt(chunk, workers);
              }
            });
    CrashPoint.reached("lesson.joined");
    return adopted[0];
  }

  private long adopt(StateChunk chunk) {
    SavedState saved = SavedState.named(chunk.chunk(), chunk.partition(), chunk.body());
    return workers.get(GroupKey.holder(chunk.partition(), workers.size())).keyed().adopt(saved);
  }

  private void setAside(SavedState saved, Restoration reason) {
    SetAside one = new SetAside(saved.document(), saved.form(), reason, 1, saved.bytes().length);
    setAside.merge(saved.name(), one, SetAside::and);
  }

  /** The pieces in older forms, which are saved in the present one and can go. */
  List<StateChunk> obsolete() {
    List<StateChunk> obsolete = new ArrayList<>();
    upgraded
        .values()
        .forEach(
            old ->
                obsolete.add(
                    new StateChunk(old.layer(), old.partition(), old.chunk(), new byte[0])));
    upgraded.clear();
    restored.clear();
    return obsolete;
  }

  /** What was set aside, by document and form. */
  List<SetAside> setAside() {
    return List.copyOf(setAside.values());
  }

  /** How many pieces were set aside. */
  long pieces() {
    return setAside.values().stream().mapToLong(SetAside::pieces).sum();
  }
}
