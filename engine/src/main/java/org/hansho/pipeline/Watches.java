package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hansho.content.Detection;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.sigma.Rule;

/**
 * Which detections look at events of a class, derived from the log sources of their rules and of
 * those they listen to. Costs nothing while events are read: an answer takes a look at every
 * detection, once a class. Thread-safe.
 */
final class Watches {
  private final Engine engine;
  private final List<Looker> lookers = new ArrayList<>();
  private final Map<EventClass, Watch> byClass = new HashMap<>();

  /** A detection, the log sources it looks at, and what it lacks; armed if that is nothing. */
  private record Looker(Detection detection, Set<LogSource> logSources, List<String> lacks) {
    boolean looksAt(EventClass eventClass) {
      return logSources.stream().anyMatch(eventClass::admittedBy);
    }
  }

  Watches(Engine engine) {
    this.engine = engine;
  }

  synchronized Watch of(EventClass eventClass) {
    if (lookers.isEmpty()) {
      addLookers();
    }
    return byClass.computeIfAbsent(eventClass, this::count);
  }

  /** Armed detections that look at events of a class and read one of these fields, in order. */
  synchronized List<String> reading(EventClass eventClass, Collection<String> fields) {
    if (lookers.isEmpty()) {
      addLookers();
    }
    Set<String> reading = new TreeSet<>();
    for (Looker looker : lookers) {
      if (looker.lacks().isEmpty()
          && looker.looksAt(eventClass)
          && !Collections.disjoint(engine.fieldsOf(looker.detection()), fields)) {
        reading.add(looker.detection().id());
      }
    }
    return List.copyOf(reading);
  }

  private void addLookers() {
    Function<Detection, List<Rule>> behind = UsedRules.behind(engine.content());
    for (Detection detection : engine.content().detections()) {
      Set<LogSource> logSources =
          behind.apply(detection).stream()
              .map(Rule::logSource)
              .collect(Collectors.toCollection(HashSet::new));
      lookers.add(new Looker(detection, logSources, engine.lacks(detection)));
    }
  }

  private Watch count(EventClass eventClass) {
    int armed = 0;
    int notArmed = 0;
    Set<String> lacking = new TreeSet<>();
    for (Looker looker : lookers) {
      if (!looker.looksAt(eventClass)) {
        continue;
      }
      armed += looker.lacks().isEmpty() ? 1 : 0;
      notArmed += looker.lacks().isEmpty() ? 0 : 1;
      lacking.addAll(looker.lacks());
    }
    return new Watch(armed, notArmed, List.copyOf(lacking));
  }
}
