package org.hansho.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/** An event of the engine; for formats whose field names the record does not spell out. */
public final class EventReading implements Reading {
  private final Event event;

  /** Reads the event as it is now; the event must not begin another record meanwhile. */
  public EventReading(Event event) {
    this.event = event;
  }

  @Override
  public List<Value> values(String field) {
    List<Value> values = new ArrayList<>();
    int id = event.fields().id(field);
    if (id == Fields.UNREAD) {
      return values;
    }
    for (int slot = event.first(id); slot != Event.NONE; slot = event.next(slot)) {
      values.add(new Value(event.kind(slot), event.text(slot)));
    }
    return values;
  }

  @Override
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    event
        .keywordText()
        .visit(
            event,
            (buffer, offset, length) -> {
              texts.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
              return true;
            });
    return texts;
  }

  @Override
  public List<List<Reading>> arrays(String field) {
    List<JsonTree> nodes = new ArrayList<>();
    int inner = 0;
    for (Value value : values(field)) {
      boolean isArray = value.kind() == ValueKind.ARRAY;
      if (isArray && inner > 0) {
        inner--;
      } else if (isArray) {
        JsonTree array = JsonTree.of(value.text());
        inner = arraysWithin(array);
        nodes.add(array);
      } else {
        nodes.add(single(value));
      }
    }
    return TreeReading.arrays(nodes);
  }

  /** The event names them once more, behind the array that they are elements of. */
  private static int arraysWithin(JsonTree array) {
    return array.elements().stream()
        .filter(element -> element.kind() == ValueKind.ARRAY)
        .mapToInt(element -> 1 + arraysWithin(element))
        .sum();
  }

  private static JsonTree single(Value value) {
    return value.kind() == ValueKind.OBJECT
        ? JsonTree.of(value.text())
        : JsonTree.scalar(value.kind(), value.text());
  }
}
