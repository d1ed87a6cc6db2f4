package org.hansho.sigma;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads the {@code condition} of a {@code flood}. */
final class FloodReader {
  private static final int MOST_TOP = 4;
  private static final int MOST_SLOTS = 5;
  private static final int HOUR = 3_600;

  private final Mapping condition;
  private final MappingReader keys;
  private final Problems problems;

  FloodReader(Mapping condition, Problems problems) {
    this.condition = condition;
    this.keys = new MappingReader(condition, problems);
    this.problems = problems;
  }

  FloodCondition read(Duration slot) {
    keys.allow(
        Set.of(
            "class",
            "judge",
            "floor",
            "evidence",
            "top",
            "factor",
            "deviations",
            "slots",
            "within",
            "spread",
            "signs"),
        "the condition");
    if (slot.isZero() || HOUR % slot.toSeconds() != 0) {
      problems.error(
          condition.place(), "the timespan of a flood divides an hour", "use 3s, 5s or 10s");
    }
    int within = (int) number("within", 5, MOST_SLOTS);
    int slots = (int) number("slots", 3, MOST_SLOTS);
    if (slots > within) {
      problems.error(keys.place("slots"), "'slots' is more than 'within'", "");
    }
    Map<FloodCondition.Rate, Long> floor = rates("floor");
    Map<FloodCondition.Rate, Long> evidence = rates("evidence");
    check(floor, evidence);
    return new FloodCondition(
        slot,
        keys.text("class", ""),
        keys.texts("judge"),
        floor,
        evidence,
        top(),
        number("factor", 4, 1_000),
        number("deviations", 6, 1_000),
        Math.min(slots, within),
        within,
        (int) number("spread", 0, 200),
        keys.flag("signs", false));
  }

  private List<String> top() {
    List<String> top = keys.texts("top");
    if (top.size() > MOST_TOP) {
      problems.error(keys.place("top"), "'top' names at most " + MOST_TOP + " fields", "");
      return top.subList(0, MOST_TOP);
    }
    return top;
  }

  private Map<FloodCondition.Rate, Long> rates(String key) {
    Map<FloodCondition.Rate, Long> rates = new TreeMap<>();
    Mapping mapping = keys.mapping(key);
    if (mapping != null) {
      for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
        FloodCondition.Rate rate = FloodCondition.Rate.of(entry.getKey());
        if (rate == null) {
          problems.error(
              entry.getValue().keyPlace(),
              "there is no rate '" + entry.getKey() + "'",
              Suggestion.of(entry.getKey(), FloodCondition.Rate.words()));
        } else {
          rates.put(rate, (long) number(entry.getValue().value(), entry.getKey(), 0, 1e15));
        }
      }
    }
    return rates;
  }

  private void check(
      Map<FloodCondition.Rate, Long> floor, Map<FloodCondition.Rate, Long> evidence) {
    Set<FloodCondition.Rate> all = new TreeSet<>(floor.keySet());
    all.addAll(evidence.keySet());
    if (all.isEmpty()) {
      problems.error(condition.place(), "'flood' needs a floor", "add 'floor: {packets: 20000}'");
    } else if (all.contains(FloodCondition.Rate.REQUESTS) && all.size() > 1) {
      problems.error(
          condition.place(), "'requests' is no rate of flows", "name either requests or others");
    }
    if (floor.containsKey(FloodCondition.Rate.SYN)) {
      problems.error(keys.place("floor"), "'syn' is a rate of 'evidence'", "write it there");
    }
    if (evidence.containsKey(FloodCondition.Rate.FLOWS)) {
      problems.error(keys.place("evidence"), "'flows' is a rate of 'floor'", "write it there");
    }
  }

  private double number(String key, double fallback, double most) {
    return number(keys.node(key), key, fallback, most);
  }

  /** A positive number. */
  private double number(@Nullable YamlNode node, String key, double fallback, double most) {
    if (node == null) {
      return fallback;
    }
    if (node instanceof Scalar scalar && scalar.text().matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
      double value = Double.parseDouble(scalar.text());
      if (value > 0 && value <= most) {
        return value;
      }
    }
    problems.error(node.place(), "'" + key + "' needs a number above 0", "");
    return fallback;
  }
}
