package org.hansho.casework.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;

/** What a store does, the slow and obvious way: it looks at every alert. */
final class PlainStore {
  private final Map<String, Alert> alerts = new HashMap<>();
  private final Map<String, Integer> order = new HashMap<>();

  void apply(String tenant, EpochChanges changes) {
    for (AlertChange change : changes.changes()) {
      String key = tenant + ' ' + change.id();
      if (change instanceof AlertChange.Raised raised) {
        order.putIfAbsent(key, order.size());
        alerts.put(key, raised.alert());
      } else {
        alerts.remove(key);
        order.remove(key);
      }
    }
  }

  List<Alert> find(AlertQuery query, AlertOrder by) {
    Comparator<Alert> newest =
        Comparator.comparingLong(Alert::lastTime)
            .thenComparing(alert -> order.getOrDefault(alert.tenant() + ' ' + alert.id(), 0));
    Comparator<Alert> worst = Comparator.comparing(Alert::severity).thenComparing(newest);
    return alerts.values().stream()
        .filter(alert -> isFound(alert, query))
        .sorted((by == AlertOrder.NEWEST ? newest : worst).reversed())
        .toList();
  }

  private static boolean isFound(Alert alert, AlertQuery query) {
    int slash = alert.detection().indexOf('/');
    String section = slash < 0 ? "" : alert.detection().substring(0, slash);
    return query.tenants().contains(alert.tenant())
        && (query.severities().isEmpty() || query.severities().contains(alert.severity()))
        && (query.detections().isEmpty() || query.detections().contains(alert.detection()))
        && (query.sections().isEmpty() || query.sections().contains(section))
        && (query.intents().isEmpty() || query.intents().contains(alert.intents().get(0)))
        && alert.lastTime() >= query.from()
        && alert.lastTime() < query.to()
        && query.entities().stream().allMatch(entity -> isNamed(alert, entity))
        && Word.split(query.text()).stream().allMatch(word -> isSaid(alert, word));
  }

  private static boolean isNamed(Alert alert, AlertQuery.NamedEntity wanted) {
    return Term.of(alert).stream()
        .anyMatch(
            term ->
                term.folded().equals(Folded.of(wanted.value()))
                    && (wanted.type() == null
                        ? !term.type().isEmpty()
                        : term.type().equals(wanted.type())));
  }

  private static boolean isSaid(Alert alert, Word word) {
    Kind kind = new Kind(1, Kind.Key.of(alert, AlertStatus.ACTIVE), alert.wording());
    return kind.searched().contains(word.folded())
        || Term.of(alert).stream().anyMatch(term -> word.isIn(term.folded()));
  }
}
