package org.hansho.geography;

/** A file that cannot serve as a database of addresses; nothing of it is used. */
public final class UnusableDatabaseException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** What is wrong with the file. */
  public enum Reason {
    /** The marker of the MaxMind DB format is not there. */
    OTHER_FORMAT("is no MaxMind DB file, or its end is missing"),
    /** What the file says of itself, or its search tree, cannot be right. */
    DAMAGED("is damaged or cut off, or has a version of the format that is not known"),
    /** No record that was looked at holds a country, a place or a network. */
    NOTHING_KNOWN("holds no country, city or network");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  /** A file that cannot be used. */
  public UnusableDatabaseException(Reason reason) {
    super(reason.words);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
