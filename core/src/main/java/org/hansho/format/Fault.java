package org.hansho.format;

/**
 * What can be wrong with a record: a constant of the room that reads the format, so that the same
 * fault has the same words and can be counted. It holds nothing of the record; that is {@link
 * Malformed}.
 *
 * @param reason a sentence: what is wrong, and what would be right
 * @param field where, by the name that the format has for it, or the part of the record
 * @param remedy a sentence: what an operator can do
 */
public record Fault(String reason, String field, String remedy) {
  /** A record beyond {@link Limits#recordBytes}. */
  public static final Fault TOO_LONG =
      new Fault(
          "The record is longer than the "
              + (Limits.DEFAULT.recordBytes() >> 20)
              + " MiB that one may have.",
          "record",
          "See whether line ends were lost on the way, or another --format fits the file.");

  /** A record beyond {@link Limits#values}. */
  public static final Fault TOO_MANY_VALUES =
      new Fault(
          "The record has more than the " + Limits.DEFAULT.values() + " values that one may have.",
          "record",
          "See what writes such a record; it is left out, the others are read.");

  /** A header line of more columns than are read. */
  public static final Fault TOO_MANY_COLUMNS =
      new Fault(
          "The line that names the columns has more of them than are read.",
          "header line",
          "See whether the first line is what names the columns, each once.");

  public Fault {
    if (reason.isBlank() || field.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("a fault says what is wrong, where, and what to do");
    }
  }

  /** All of it as one text, for where there is room for one only. */
  public String text() {
    return reason + " Field: " + field + ". " + remedy;
  }
}
