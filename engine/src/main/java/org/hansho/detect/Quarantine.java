package org.hansho.detect;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The documents of a layer that are asked no more, since they kept failing, and how often each has
 * failed so far. What was stored of them last stays. Belongs to the thread of its layer.
 */
final class Quarantine {
  /** After so many failures a document is asked no more. */
  static final int FAILURES = 10;

  private final DetectorPlan plan;
  private final int[] failed;
  private final BitSet documents = new BitSet();
  private Consumer<DetectorFailure> failures = Quarantine::passOn;

  Quarantine(DetectorPlan plan) {
    this.plan = plan;
    this.failed = new int[plan.size()];
  }

  /** Receives failures from now on; without a receiver they are thrown. */
  void onFailure(Consumer<DetectorFailure> receiver) {
    failures = receiver;
  }

  private static void passOn(DetectorFailure failure) {
    throw new IllegalStateException(failure.document() + " failed", failure.cause());
  }

  /** Whether a document is asked no more. */
  boolean holds(int document) {
    return !documents.isEmpty() && documents.get(document);
  }

  /** References of the documents that it holds. */
  List<String> references() {
    return documents.stream().mapToObj(this::reference).toList();
  }

  private String reference(int document) {
    DetectorPlan.Document planned = plan.document(document);
    return planned == null ? "" : planned.reference();
  }

  /** A document failed at a fact; what it knew of the key is kept if it can still be saved. */
  <S> void failed(
      KeyedStates<S> keyed, int document, long high, long low, Fact fact, Throwable cause) {
    boolean lost = !keyed.isSound(high, low, plan);
    if (lost) {
      keyed.remove(high, low);
    }
    keyed.abandon(high);
    failed[document]++;
    if (failed[document] == FAILURES) {
      documents.set(document);
    }
    failures.accept(new DetectorFailure(reference(document), fact, lost, cause));
  }

  /** A document failed at its states, and not at a fact; it is asked no more at once. */
  void failedAtStates(int document, Throwable cause) {
    documents.set(document);
    Fact none = new Fact(document, Long.MIN_VALUE, Origin.NONE, new byte[0]);
    failures.accept(new DetectorFailure(reference(document), none, false, cause));
  }
}
