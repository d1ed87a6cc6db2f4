package org.hansho.format;

import org.hansho.json.JsonScanner;

/** Faults of text that should be JSON. */
public final class JsonFaults {
  private static final String TEXT = "JSON";

  /** Text where an object should begin. */
  static final Fault NO_OBJECT =
      new Fault(
          "There is text where a JSON object must begin.",
          TEXT,
          "Take what is no JSON out of the file, such as lines a program printed into it, or name"
              + " the right --format.");

  /** A record whose end is missing. */
  static final Fault CUT =
      new Fault(
          "The JSON object ends before its last brace.",
          TEXT,
          "The record was cut: see that the file was copied whole, and whether what ships it caps"
              + " the length of lines.");

  private static final String OPEN_STRING_REMEDY =
      "The record was cut, or a line end stands in it unescaped: see whether what ships it caps"
          + " the length of lines.";
  private static final String SYNTAX_REMEDY =
      "See what wrote or changed the record; a JSON tool shows the place, such as: jq . FILE";

  private JsonFaults() {}

  /** What the scanner said of a value as a fault. */
  public static Fault of(String reason) {
    if (reason.equals(NO_OBJECT.reason())) {
      return NO_OBJECT;
    }
    if (reason.equals(CUT.reason())) {
      return CUT;
    }
    if (reason.equals(Fault.TOO_LONG.reason())) {
      return Fault.TOO_LONG;
    }
    if (reason.equals(JsonScanner.TOO_MANY_VALUES)) {
      return Fault.TOO_MANY_VALUES;
    }
    boolean open = reason.equals(JsonScanner.OPEN_STRING);
    return new Fault(reason, TEXT, open ? OPEN_STRING_REMEDY : SYNTAX_REMEDY);
  }
}
