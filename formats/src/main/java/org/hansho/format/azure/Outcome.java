package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/** Writes {@code event.outcome}. */
final class Outcome {
  private static final int FIRST_ERROR = 400;

  private final int field;

  Outcome(Fields fields) {
    field = fields.id("event.outcome");
  }

  void add(Event event, boolean success) {
    Values.add(event, field, success ? Values.SUCCESS : Values.FAILURE);
  }

  /** By a status code of HTTP, if the field holds one; below 400 is success. */
  boolean addByStatus(Event event, int statusField) {
    int status = Values.number(event, statusField);
    if (status <= 0) {
      return false;
    }
    add(event, status < FIRST_ERROR);
    return true;
  }
}
