package org.hansho.alert;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;

/**
 * Fields that say the same thing under the names of different sources; the first that an event has
 * counts.
 *
 * <p>A field whose values are null, empty or {@code -} counts as absent, since many sources write
 * these for "nothing". Reading costs a hash lookup a name unless ids were asked for before, so it
 * is done for findings, not for every event.
 */
public record FieldChoice(List<String> names) {
  public FieldChoice {
    names = List.copyOf(names);
  }

  /** One field without alternatives. */
  public static FieldChoice of(String... names) {
    return new FieldChoice(List.of(names));
  }

  /** The first usable value of the first field that has one, or {@link Event#NONE}. */
  public int first(Event event) {
    Fields fields = event.fields();
    for (int i = 0; i < names.size(); i++) {
      int id = fields.id(names.get(i));
      if (id != Fields.UNREAD) {
        int slot = usable(event, event.first(id));
        if (slot != Event.NONE) {
          return slot;
        }
      }
    }
    return Event.NONE;
  }

  /** The ids that the names have, {@link Fields#UNREAD} where nobody reads one. */
  int[] in(Fields fields) {
    return names.stream().mapToInt(fields::id).toArray();
  }

  /** The same as {@link #first(Event)} for names whose ids are known: a few array reads. */
  static int first(Event event, int[] ids) {
    int slot = Event.NONE;
    for (int i = 0; i < ids.length && slot == Event.NONE; i++) {
      slot = ids[i] == Fields.UNREAD ? Event.NONE : usable(event, event.first(ids[i]));
    }
    return slot;
  }

  /** The next usable value of the same field, or {@link Event#NONE}. */
  public static int next(Event event, int slot) {
    return usable(event, event.next(slot));
  }

  private static int usable(Event event, int from) {
    int slot = from;
    while (slot != Event.NONE && !isUsable(event, slot)) {
      slot = event.next(slot);
    }
    return slot;
  }

  private static boolean isUsable(Event event, int slot) {
    if (!event.isScalar(slot)) {
      return false;
    }
    byte[] buffer = event.buffer(slot);
    int length = event.length(slot);
    return length > 1 || (length == 1 && buffer[event.start(slot)] != '-');
  }
}
