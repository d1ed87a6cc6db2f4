package org.hansho.intelligence;

/**
 * The one place that says which snapshot holds now. Any thread may read and replace it; a reader
 * sees either the old or the new one, never a mixture.
 */
public final class IntelligenceReference {
  private volatile Intelligence current;

  /** Begins with that snapshot. */
  public IntelligenceReference(Intelligence first) {
    current = first;
  }

  /** The snapshot that holds now. */
  public Intelligence get() {
    return current;
  }

  /** Replaces the snapshot; events from then on are judged by the new one. */
  public void set(Intelligence next) {
    current = next;
  }
}
