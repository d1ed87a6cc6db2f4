package org.hansho.geography;

/** A file that cannot serve as a database of addresses; nothing of it is used. */
public final class UnusableDatabaseException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** What is wrong with the file. */
  public enum Reason {
    /** The marker of the MaxMind DB format is not there. */
    OTHER_FORMAT("is no MaxMind DB file, or its end is missing"),
    /** What the file says of itself cannot be read or is beyond the format's limits. */
    METADATA("the description at its end is damaged"),
    /** Another major version than 2. */
    VERSION("has a version of the format that is not known"),
    /** The search tree is longer than the file or its end is not where it should be. */
    TREE("the search tree is damaged or cut off"),
    /** No record that was looked at holds a country, a place or a network. */
    NOTHING_KNOWN("holds no country, city or network");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  UnusableDatabaseException(Reason reason) {
    super(reason.words);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
