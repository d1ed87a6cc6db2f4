package org.hansho.cli.source;

/**
 * A source that could not be read, or not to its end.
 *
 * @param source its name
 * @param trouble what kind of trouble
 * @param detail what exactly, in English; may be empty
 * @param named whether the user named this very source, and did not only name a folder around it
 */
public record Unreadable(String source, Trouble trouble, String detail, boolean named)
    implements Comparable<Unreadable> {

  /** Why a source is not read. */
  public enum Trouble {
    /** There is nothing of that name. */
    MISSING,
    /** The operating system refuses. */
    REFUSED,
    /** No format recognises its content. */
    UNKNOWN_FORMAT,
    /** The archive or compressed stream is damaged, cut short or of a kind that is not read. */
    DAMAGED,
    /** It grows beyond the caps of {@link Caps} when opened. */
    TOO_LARGE,
    /** The program failed on it; a fault of the program. */
    FAULT
  }

  @Override
  public int compareTo(Unreadable other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : trouble.compareTo(other.trouble);
  }
}
