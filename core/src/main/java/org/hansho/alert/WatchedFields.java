package org.hansho.alert;

import java.util.List;

/**
 * Fields of which an alert lists the different values, and how it chooses among too many.
 *
 * @param fields nothing is listed if there are none
 */
record WatchedFields(List<FieldChoice> fields, ChoiceHashes hashes) {
  boolean isEmpty() {
    return fields.isEmpty();
  }
}
