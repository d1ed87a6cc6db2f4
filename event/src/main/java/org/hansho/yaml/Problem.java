package org.hansho.yaml;

/**
 * Something wrong in a text that an author wrote. All problems of a file are collected, none is
 * thrown.
 *
 * @param severity whether the document is refused
 * @param message what is wrong, in one sentence without the place
 * @param remedy what to write instead; empty if the message says it
 * @param sourceLine the line of text at the place, for the caret
 * @param rule the id, name or title of the document; empty where none could be read
 */
public record Problem(
    Severity severity, Place place, String message, String remedy, String sourceLine, String rule)
    implements Comparable<Problem> {

  /** What a problem means for its document. */
  public enum Severity {
    /** The document is refused. */
    ERROR,
    /** A list that the document needs was not given; refused until it is. */
    MISSING_LIST,
    /** The document works, but probably not as its author thinks. */
    WARNING
  }

  /**
   * The problem as it is shown: place and message, the line, a caret below the column, the remedy.
   */
  public String rendered() {
    StringBuilder text = new StringBuilder();
    text.append(place).append(": ").append(message);
    if (!sourceLine.isEmpty()) {
      text.append("\n  | ").append(sourceLine.replace('\t', ' '));
      text.append("\n  | ").append(" ".repeat(Math.max(0, place.column() - 1))).append('^');
    }
    if (!remedy.isEmpty()) {
      text.append("\n  = ").append(remedy);
    }
    return text.toString();
  }

  @Override
  public int compareTo(Problem other) {
    int byPlace = place.compareTo(other.place);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }
}
