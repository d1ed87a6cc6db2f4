package org.hansho.detect;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors of a session know, for whoever shows it; by index of the document in the plan.
 * Belongs to the thread of the session. Nothing here changes what is found.
 */
public final class Knowledge {
  private final DetectorPlan plan;
  private final Layer[] layers;

  Knowledge(DetectorPlan plan, Layer[] layers) {
    this.plan = plan;
    this.layers = layers;
  }

  private Layer of(int document) {
    DetectorPlan.Document planned = plan.document(document);
    if (planned == null || planned.layer() == 0) {
      throw new IllegalArgumentException("no detector decides a document " + document);
    }
    return layers[planned.layer() - 1];
  }

  /** How many keys a document knows. */
  public int size(int document) {
    return of(document).states().size(document);
  }

  /** About how many bytes of the heap the states of a document, and drafts of them, take. */
  public long bytes(int document) {
    return of(document).states().bytes(document);
  }

  /** How many states of a document, and drafts of them, were evicted for want of room. */
  public long evicted(int document) {
    return of(document).states().evicted(document);
  }

  /** How many facts had no value for a field of the key. */
  public long unkeyed(int document) {
    return of(document).unkeyed(document);
  }

  /** How many times something inside of a state had no room since the last call. */
  public long takeOverflows(int document) {
    return of(document).takeOverflows(document);
  }

  /** When a document saw its first fact; the greatest number if it saw none. */
  public long since(int document) {
    return of(document).states().since(document);
  }

  /** What is known for a key, or null if nothing is. */
  public @Nullable Grounds describe(int document, GroupKey key, long time) {
    return of(document).states().describe(document, key, time);
  }

  /** Hands over what is known for every key of a document. Costs as much as all its states. */
  public void describe(int document, long time, Consumer<Grounds> known) {
    of(document).states().describe(document, time, known);
  }

  /** How many facts of restored states lack fields that facts of their document carry now. */
  public long incomplete() {
    long incomplete = 0;
    for (Layer layer : layers) {
      incomplete += layer.states().incomplete();
    }
    return incomplete;
  }
}
