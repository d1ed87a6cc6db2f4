package org.hansho.report;

import java.util.List;

/**
 * A record of evidence as a person reads it.
 *
 * @param values its values, those that matched first; empty where the record cannot be read by
 *     itself
 * @param line where it begins in its source, from 1; 0 if that is not known
 */
public record RecordView(List<Value> values, long line) {
  /** A record of which nothing is known. */
  public static final RecordView NONE = new RecordView(List.of(), 0);

  public RecordView {
    values = List.copyOf(values);
  }

  /**
   * A value of a field.
   *
   * @param matched whether a condition of the detection held for the field
   */
  public record Value(String field, String value, boolean matched) {}
}
