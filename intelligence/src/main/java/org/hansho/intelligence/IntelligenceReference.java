package org.hansho.intelligence;

/**
 * The one place that says which snapshot holds now. Any thread may read and replace it; a reader
 * sees either the old or the new one, never a mixture.
 */
public final class IntelligenceReference {
  private final boolean isFixed;
  private volatile Intelligence current;

  /** Begins with that snapshot. */
  public IntelligenceReference(Intelligence first) {
    this(first, false);
  }

  private IntelligenceReference(Intelligence first, boolean isFixed) {
    this.current = first;
    this.isFixed = isFixed;
  }

  /** That snapshot for good, so that nobody needs to ask again what it says. */
  public static IntelligenceReference fixed(Intelligence only) {
    return new IntelligenceReference(only, true);
  }

  /** Whether the snapshot is never replaced. */
  public boolean isFixed() {
    return isFixed;
  }

  /** The snapshot that holds now. */
  public Intelligence get() {
    return current;
  }

  /**
   * Replaces the snapshot; events from then on are judged by the new one.
   *
   * @throws IllegalStateException if it is fixed
   */
  public void set(Intelligence next) {
    if (isFixed) {
      throw new IllegalStateException("this reference is fixed; make one that may be replaced");
    }
    current = next;
  }
}
