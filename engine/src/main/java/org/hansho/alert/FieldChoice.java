package org.hansho.alert;

import java.util.List;

/**
 * Fields that say the same thing under the names of different sources; the first that has a value
 * counts. Reading costs a hash lookup a name, so it is done for findings, not for every event.
 */
public record FieldChoice(List<String> names) {
  public FieldChoice {
    names = List.copyOf(names);
  }

  /** One field without alternatives. */
  public static FieldChoice of(String... names) {
    return new FieldChoice(List.of(names));
  }

  /** The first usable value of the first field that has one, or {@link FieldValues#NONE}. */
  int first(FieldValues values) {
    int slot = FieldValues.NONE;
    for (int i = 0; i < names.size() && slot == FieldValues.NONE; i++) {
      slot = values.first(names.get(i));
    }
    return slot;
  }
}
