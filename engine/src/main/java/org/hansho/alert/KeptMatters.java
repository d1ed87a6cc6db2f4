package org.hansho.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.detect.Matter;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What the results of an alert are about, so that a person's opinion on the alert reaches what
 * learns: the earliest of each kind. Depends on the set of results, not on their order. Belongs to
 * one thread.
 */
final class KeptMatters {
  /** Most matters, and most bytes of them but for the first. */
  static final int MOST = 64;

  private static final int BYTES = 16_384;

  private static final Comparator<Matter> EARLIEST =
      Comparator.comparingLong(Matter::time).thenComparingLong(Matter::kind);

  private final List<Matter> kept = new ArrayList<>(0);

  /** Adds what a result is about. */
  void add(Matter matter) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).kind() == matter.kind()) {
        if (kept.get(i).time() <= matter.time()) {
          return;
        }
        kept.remove(i);
        break;
      }
    }
    kept.add(matter);
    kept.sort(EARLIEST);
    makeRoom();
  }

  private void makeRoom() {
    int bytes = 0;
    int fitting = 0;
    while (fitting < Math.min(MOST, kept.size())) {
      bytes += kept.get(fitting).size();
      if (fitting > 0 && bytes > BYTES) {
        break;
      }
      fitting++;
    }
    kept.subList(fitting, kept.size()).clear();
  }

  /** Takes over those of the same alert from elsewhere. */
  void merge(KeptMatters other) {
    other.kept.forEach(this::add);
  }

  /** Those that are kept, the earliest first. */
  List<Matter> all() {
    return List.copyOf(kept);
  }

  /** Saves all of it. */
  void write(StateWriter out) {
    out.count(kept.size());
    kept.forEach(matter -> matter.write(out));
  }

  /** Restores what {@link #write} saved. */
  static KeptMatters read(StateReader in) {
    KeptMatters matters = new KeptMatters();
    for (int left = in.count(); left > 0; left--) {
      matters.kept.add(Matter.read(in));
    }
    return matters;
  }
}
