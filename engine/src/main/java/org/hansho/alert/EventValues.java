package org.hansho.alert;

import org.hansho.event.Event;
import org.hansho.event.Fields;

/** The values of an event, while it is read. */
record EventValues(Event event) implements FieldValues {
  @Override
  public int first(String field) {
    int id = event.fields().id(field);
    return id == Fields.UNREAD ? NONE : usable(event.first(id));
  }

  @Override
  public int next(int slot) {
    return usable(event.next(slot));
  }

  private int usable(int from) {
    int slot = from;
    while (slot != Event.NONE && !isUsable(slot)) {
      slot = event.next(slot);
    }
    return slot;
  }

  private boolean isUsable(int slot) {
    return event.isScalar(slot)
        && FieldValues.isUsable(event.buffer(slot), event.start(slot), event.length(slot));
  }

  @Override
  public byte[] buffer(int slot) {
    return event.buffer(slot);
  }

  @Override
  public int start(int slot) {
    return event.start(slot);
  }

  @Override
  public int length(int slot) {
    return event.length(slot);
  }

  @Override
  public String text(int slot) {
    return event.text(slot);
  }
}
