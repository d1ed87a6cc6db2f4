package org.hansho.memory.specimen;

/** A dump that a test describes in words that are not understood; the author's error. */
public final class SpecimenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An error.
   *
   * @param line counted from 1
   * @param problem what is wrong and what would be right
   */
  SpecimenException(int line, String problem) {
    super("line " + line + " of the described dump: " + problem);
  }
}
