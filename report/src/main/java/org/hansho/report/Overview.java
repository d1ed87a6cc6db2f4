package org.hansho.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.event.Event;
import org.hansho.event.Timing;

/**
 * The numbers that every view of a result shows, counted once: list, strip and counters always
 * agree.
 *
 * @param bySeverity number of alerts of each severity that occurs, the worst first
 * @param byStage number of alerts by primary stage, all 13 in order
 * @param withoutStage alerts that name no stage
 * @param groups alerts of one severity and title, the worst first, then the earliest
 * @param entities who and what the alerts name, the most urgent first
 */
public record Overview(
    Map<Severity, Integer> bySeverity,
    Map<Intent, Integer> byStage,
    int withoutStage,
    List<Group> groups,
    List<Named> entities) {
  /** Alerts without a time come last. */
  private static final Comparator<Alert> EARLIEST =
      Comparator.comparing((Alert alert) -> alert.time() == Event.NO_TIME)
          .thenComparing(Alert::time)
          .thenComparing(Alert::id);

  /**
   * Alerts that share severity, detection and title.
   *
   * @param topEntity label of the most frequent main entity; empty if none is named
   * @param otherEntities how many other main entities there are
   * @param timings how times of their findings were come by, see {@link Alert#timings}
   * @param first the earliest of them
   */
  public record Group(
      Severity severity,
      String title,
      int alerts,
      String topEntity,
      int otherEntities,
      Set<Timing> timings,
      Alert first) {

    /** What a detector learned and saw, of a group of one alert; else empty. */
    public String reason(Language language) {
      return alerts == 1 ? first.reason(language) : "";
    }
  }

  /**
   * An entity and the alerts that name it.
   *
   * @param first the earliest of the worst of them
   */
  public record Named(String type, String label, Severity worst, int alerts, Alert first) {}

  /** Alerts of one group stand together, the groups in their order, each in order of time. */
  public static List<Alert> sorted(List<Alert> alerts, List<Group> groups) {
    Map<String, Integer> places = new HashMap<>();
    for (Group group : groups) {
      places.put(key(group.first()), places.size());
    }
    List<Alert> sorted = new ArrayList<>(alerts);
    sorted.sort(
        Comparator.comparingInt((Alert alert) -> places.getOrDefault(key(alert), places.size()))
            .thenComparing(EARLIEST));
    return sorted;
  }

  private static String key(Alert alert) {
    return alert.severity() + "\0" + alert.detection() + "\0" + alert.wording().version();
  }

  /** Counts alerts; titles are in that language. */
  public static Overview of(List<Alert> alerts, Language language) {
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    Map<Intent, Integer> byStage = new EnumMap<>(Intent.class);
    for (Intent intent : Intent.values()) {
      byStage.put(intent, 0);
    }
    int withoutStage = 0;
    for (Alert alert : alerts) {
      bySeverity.merge(alert.severity(), 1, Integer::sum);
      if (alert.intents().isEmpty()) {
        withoutStage++;
      } else {
        byStage.merge(alert.intents().get(0), 1, Integer::sum);
      }
    }
    return new Overview(
        worstFirst(bySeverity), byStage, withoutStage, groups(alerts, language), entities(alerts));
  }

  private static Map<Severity, Integer> worstFirst(Map<Severity, Integer> counts) {
    Map<Severity, Integer> sorted = new TreeMap<>(Comparator.reverseOrder());
    sorted.putAll(counts);
    return sorted;
  }

  private static List<Group> groups(List<Alert> alerts, Language language) {
    Map<String, List<Alert>> byTitle = new TreeMap<>();
    for (Alert alert : alerts) {
      byTitle.computeIfAbsent(key(alert), unused -> new ArrayList<>()).add(alert);
    }
    List<Group> groups = new ArrayList<>();
    byTitle.values().forEach(same -> groups.add(group(same, language)));
    groups.sort(
        Comparator.comparing(Group::severity)
            .reversed()
            .thenComparing(Group::first, EARLIEST)
            .thenComparing(Group::title));
    return groups;
  }

  private static Group group(List<Alert> same, Language language) {
    Map<String, Integer> byLabel = new TreeMap<>();
    for (Alert alert : same) {
      if (!alert.entities().isEmpty()) {
        byLabel.merge(alert.entities().get(0).label(), 1, Integer::sum);
      }
    }
    String top = "";
    int most = 0;
    for (Map.Entry<String, Integer> entry : byLabel.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        top = entry.getKey();
      }
    }
    Set<Timing> timings = EnumSet.noneOf(Timing.class);
    same.forEach(alert -> timings.addAll(alert.timings()));
    Alert first = same.stream().min(EARLIEST).orElseThrow();
    return new Group(
        first.severity(),
        first.title(language),
        same.size(),
        top,
        Math.max(0, byLabel.size() - 1),
        timings,
        first);
  }

  private static List<Named> entities(List<Alert> alerts) {
    Map<String, Named> byKey = new HashMap<>();
    for (Alert alert : alerts) {
      for (Entity entity : alert.entities()) {
        if (isNumberOnly(entity)) {
          continue;
        }
        byKey.merge(
            entity.type() + "\0" + entity.label(),
            new Named(entity.type(), entity.label(), alert.severity(), 1, alert),
            Overview::joined);
      }
    }
    List<Named> entities = new ArrayList<>(byKey.values());
    entities.sort(
        Comparator.comparing(Named::worst)
            .thenComparing(Named::alerts)
            .reversed()
            .thenComparing(Named::type)
            .thenComparing(Named::label));
    return Collections.unmodifiableList(entities);
  }

  /** A process with only a number is not the same across hosts. */
  private static boolean isNumberOnly(Entity entity) {
    return entity.type().equals("process") && !entity.attributes().containsKey("executable");
  }

  private static Named joined(Named a, Named b) {
    int byWorst = a.worst().compareTo(b.worst());
    boolean isFirst = byWorst > 0 || (byWorst == 0 && EARLIEST.compare(a.first(), b.first()) <= 0);
    Named worst = isFirst ? a : b;
    return new Named(a.type(), a.label(), worst.worst(), a.alerts() + b.alerts(), worst.first());
  }
}
