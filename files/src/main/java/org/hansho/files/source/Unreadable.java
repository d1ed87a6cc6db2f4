package org.hansho.files.source;

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

  /** Why a source is not read, or not to its end. */
  public enum Trouble {
    /** There is nothing of that name. */
    MISSING(false),
    /** The operating system refuses. */
    REFUSED(false),
    /** No format recognises its content. */
    UNKNOWN_FORMAT(false),
    /** A packed stream that ends early; what is there was read. */
    TRUNCATED(true),
    /** A packed stream or a document that is damaged; what could be read was read. */
    DAMAGED(true),
    /** Became shorter, or something else, between being listed and being read to its end. */
    CHANGED(true),
    /** A member of an archive that is encrypted. */
    ENCRYPTED(false),
    /** Opens to more bytes than {@link Caps} allow; what came before was read. */
    TOO_LARGE(true),
    /** Opens to more bytes for each of its own than {@link Caps} allow; likewise. */
    TOO_DENSE(true),
    /** Has more members than {@link Caps} allow; the first ones were read. */
    TOO_MANY(true),
    /** Packed in more layers than {@link Caps} allow. */
    TOO_DEEP(false),
    /** Takes longer to open than {@link Caps} allow; what came before was read. */
    TOO_SLOW(true),
    /** Must be laid aside as a whole, for which the temporary folder has no room. */
    NO_ROOM(true),
    /** The program failed on it; a fault of the program. */
    FAULT(true);

    private final boolean losesRecords;

    Trouble(boolean losesRecords) {
      this.losesRecords = losesRecords;
    }

    /** Whether it was, or began as, something that is read, and a part of that is lost. */
    public boolean losesRecords() {
      return losesRecords;
    }
  }

  /** Whether the program must not end as if all had been read. */
  public boolean isFailure() {
    return named || trouble.losesRecords();
  }

  /** Those that lose records come first, each kind by name. */
  @Override
  public int compareTo(Unreadable other) {
    int byLoss = Boolean.compare(other.trouble.losesRecords(), trouble.losesRecords());
    int bySource = source.compareTo(other.source);
    if (byLoss != 0 || bySource != 0) {
      return byLoss != 0 ? byLoss : bySource;
    }
    return trouble.compareTo(other.trouble);
  }
}
