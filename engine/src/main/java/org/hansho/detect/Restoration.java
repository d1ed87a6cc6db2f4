package org.hansho.detect;

/** What became of a piece of saved state that was to be restored. */
public enum Restoration {
  /** It is known again. */
  RESTORED,
  /** It is known again, and was read from an older form: it is saved anew in the present one. */
  UPGRADED,
  /** No document of the plan means what it was learned for; it waits for one that does. */
  UNKNOWN,
  /** A newer program saved it, in a form that this one cannot read; it waits for that program. */
  NEWER,
  /** Its detector failed at it, and is asked no more; it waits for a program without the fault. */
  FAILED;

  /** Whether it was not restored, and must be kept as it is. */
  public boolean isSetAside() {
    return this == UNKNOWN || this == NEWER || this == FAILED;
  }
}
