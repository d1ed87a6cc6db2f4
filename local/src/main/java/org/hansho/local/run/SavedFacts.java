package org.hansho.local.run;

import java.util.List;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.FactStateReader;
import org.hansho.detect.FactStateWriter;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Facts as bytes that can be stored, under the identity of their documents. */
final class SavedFacts {
  private static final int VERSION = 3;

  private SavedFacts() {}

  static byte[] save(DetectorPlan plan, List<Fact> facts) {
    FactStateWriter out = new FactStateWriter(plan);
    out.count(facts.size());
    facts.forEach(fact -> fact.write(out));
    StateWriter piece = new StateWriter();
    piece.count(VERSION);
    piece.raw(out.toBytes());
    return piece.toBytes();
  }

  /**
   * Reads how many facts there are, and these.
   *
   * @throws IllegalStateException if a program saved them that wrote them otherwise
   */
  static FactStateReader reader(DetectorPlan plan, byte[] saved) {
    StateReader head = new StateReader(saved);
    int version = head.count();
    if (version != VERSION) {
      throw new IllegalStateException(
          "waiting facts of version " + version + " were saved by another Hansho");
    }
    return FactStateReader.of(plan, head.rest());
  }

  /**
   * The one fact that was saved; null if it cannot be read or no document means what its own did.
   */
  static @Nullable Fact one(DetectorPlan plan, byte[] saved) {
    if (new StateReader(saved).count() != VERSION) {
      return null;
    }
    FactStateReader in = reader(plan, saved);
    return in.count() == 1 ? in.fact() : null;
  }
}
