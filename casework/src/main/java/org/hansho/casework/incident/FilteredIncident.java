package org.hansho.casework.incident;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Intent;
import org.hansho.alert.Message;
import org.hansho.casework.filter.Field;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.Filtered;
import org.hansho.casework.store.Folded;

/**
 * An incident as filters are tested on it.
 *
 * @param state what people say of it
 */
record FilteredIncident(IncidentHead head, IncidentState state) implements Filtered {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of("severity", "status", "intent", "assignee", "time", "first_time", "count"));

  /**
   * Refuses a filter that asks for what incidents do not have.
   *
   * @throws IncidentRefusedException names the field, and those that there are
   */
  static void check(Filter filter) {
    for (Field field : filter.fields()) {
      if (!FIELDS.contains(field.name())) {
        throw IncidentRefusedException.of(
            Message.inEnglish("The filter: incidents have no field {0}. They have {1}.")
                .inJapanese(
                    "インシデントの条件式に、フィールド {0} は使えません。使えるのは {1} です。",
                    field.name(), String.join(", ", FIELDS)));
      }
    }
  }

  @Override
  public List<String> values(Field field) {
    return switch (field.name()) {
      case "severity" -> List.of(head.severity().key());
      case "status" -> List.of(state.status().key());
      case "intent" -> head.intents().stream().map(Intent::key).toList();
      case "assignee" ->
          state.assignee().isEmpty() ? List.of() : List.of(Folded.of(state.assignee()));
      default -> List.of();
    };
  }

  @Override
  public boolean says(String folded) {
    return false;
  }

  @Override
  public long time(Field field) {
    return field.name().equals("time") ? head.lastTime() : head.firstTime();
  }

  @Override
  public long count() {
    return head.alerts();
  }
}
