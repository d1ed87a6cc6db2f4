package org.hansho.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the alerts of two runs over the same input differ. Immutable.
 *
 * @param added alerts that only the second run raises, in its order
 * @param gone alerts that only the first run raises, in its order
 * @param changed alerts that both raise with another severity or count, as the second run does
 * @param same how many alerts are the same
 */
public record AlertDifference(List<Alert> added, List<Alert> gone, List<Alert> changed, int same) {
  public AlertDifference {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
    changed = List.copyOf(changed);
  }

  /** What another run changes; alerts are the same if their ids are. */
  public static AlertDifference between(Collection<Alert> before, Collection<Alert> after) {
    Map<String, Alert> left = new LinkedHashMap<>();
    before.forEach(alert -> left.put(alert.id(), alert));
    List<Alert> added = new ArrayList<>();
    List<Alert> changed = new ArrayList<>();
    int same = 0;
    for (Alert alert : after) {
      Alert earlier = left.remove(alert.id());
      if (earlier == null) {
        added.add(alert);
      } else if (earlier.severity() != alert.severity() || earlier.count() != alert.count()) {
        changed.add(alert);
      } else {
        same++;
      }
    }
    return new AlertDifference(added, List.copyOf(left.values()), changed, same);
  }

  /** Whether any alert is added, gone or changed. */
  public boolean differs() {
    return !(added.isEmpty() && gone.isEmpty() && changed.isEmpty());
  }
}
