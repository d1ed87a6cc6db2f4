package org.hansho.testkit;

import java.util.List;
import org.hansho.event.ValueKind;

/**
 * An event, or an element of an array, as plain text.
 *
 * <p>Names are dotted paths; a path steps through arrays and reaches every element.
 */
public interface Reading {
  /** All values of a field in the order of the record: scalars, nulls, objects and arrays. */
  List<Value> values(String field);

  /** Everything that a keyword search looks at. */
  List<String> texts();

  /**
   * The arrays of a field, each with its elements; an array inside an array is an element. A field
   * without an array counts as one array of its objects and scalars. An element itself has the
   * empty name.
   */
  List<List<Reading>> arrays(String field);

  /**
   * One value.
   *
   * @param kind how it stood in the record
   * @param text decoded text; numbers and booleans as written; of containers not said
   */
  record Value(ValueKind kind, String text) {}
}
