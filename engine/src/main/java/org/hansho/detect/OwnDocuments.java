package org.hansho.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Which documents of a plan work for some of them alone. Stateless. */
final class OwnDocuments {
  private OwnDocuments() {}

  /**
   * The documents of these references, and those below to which nobody else listens and that raise
   * no alert; in the order of their index, and only those that are decided in the plan.
   */
  static List<DetectorPlan.Document> of(DetectorPlan plan, Set<String> references) {
    BitSet own = new BitSet();
    List<DetectorPlan.Document> documents = new ArrayList<>(plan.keyed());
    // Nobody stands behind those who listen to it.
    Collections.reverse(documents);
    for (DetectorPlan.Document document : documents) {
      if (references.contains(document.reference()) || isOnlyFor(own, document, plan)) {
        own.set(document.index());
      }
    }
    return plan.keyed().stream().filter(one -> own.get(one.index())).toList();
  }

  private static boolean isOnlyFor(BitSet own, DetectorPlan.Document document, DetectorPlan plan) {
    List<Listener> listeners = new ArrayList<>(document.listeners());
    for (int passed : document.passes()) {
      DetectorPlan.Document under = passed < 0 ? null : plan.document(passed);
      if (under != null) {
        listeners.addAll(under.listeners());
      }
    }
    return !document.raises()
        && !listeners.isEmpty()
        && listeners.stream().allMatch(listener -> own.get(listener.document()));
  }
}
