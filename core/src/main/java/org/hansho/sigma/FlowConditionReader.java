package org.hansho.sigma;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of baselines over flows: {@code attempts} and {@code contacts}. */
final class FlowConditionReader {
  private static final List<String> MEASURES = List.of("pair", "peers");
  private static final Set<String> KEYS =
      Set.of(
          "peer",
          "measure",
          "burst",
          "each",
          "packets",
          "longest",
          "dispersion",
          "tail",
          "unanswered");
  private static final int EACH = 10;
  private static final int PACKETS = 13;
  private static final int LONGEST = 51;
  private static final int MOST_SHARED = 16;

  private final Mapping condition;
  private final MappingReader keys;
  private final Problems problems;

  FlowConditionReader(Mapping condition, Problems problems) {
    this.condition = condition;
    this.keys = new MappingReader(condition, problems);
    this.problems = problems;
  }

  /** The condition of attempts, for a window of that length. */
  Baseline.Attempts attempts(Duration window) {
    List<Bound> floor = floor("attempts", KEYS, "30");
    String peer = peer("attempts");
    String word = keys.text("measure", "pair").toLowerCase(Locale.ROOT);
    int measure = MEASURES.indexOf(word);
    if (measure < 0) {
      String message = "'measure' is one of " + String.join(", ", MEASURES);
      problems.error(keys.place("measure"), message, Suggestion.of(word, MEASURES));
    }
    return new Baseline.Attempts(
        window,
        peer,
        Baseline.Attempts.Counted.values()[Math.max(0, measure)],
        floor,
        new Baseline.AttemptSize(
            integer("burst", 0),
            integer("each", EACH),
            integer("packets", PACKETS),
            integer("longest", LONGEST)),
        bounds("dispersion"),
        bounds("tail"),
        level("unanswered"));
  }

  /** The condition of contacts, for a period of that length. */
  Baseline.Contacts contacts(Duration period) {
    List<Bound> floor = floor("contacts", Set.of("peer", "shared", "common"), "3");
    int shared = integer("shared", 0);
    if (shared > MOST_SHARED) {
      String message = "'shared' is at most " + MOST_SHARED;
      problems.error(keys.place("shared"), message, "use a smaller number");
    }
    return new Baseline.Contacts(period, peer("contacts"), floor, shared, level("common"));
  }

  private List<Bound> floor(String type, Set<String> others, String example) {
    List<Bound> floor = Bounds.read(condition, others, problems);
    if (floor.isEmpty()) {
      problems.error(
          condition.place(), "'" + type + "' needs a floor", "add 'gte: " + example + "'");
    }
    return floor;
  }

  private String peer(String type) {
    String peer = keys.text("peer", "");
    if (peer.isEmpty()) {
      problems.error(condition.place(), "'" + type + "' needs a peer", "add 'peer: source.ip'");
    }
    return peer;
  }

  private @Nullable Level level(String key) {
    Scalar scalar = keys.scalar(key);
    if (scalar == null) {
      return null;
    }
    for (Level level : Level.values()) {
      if (level.name().equalsIgnoreCase(scalar.text())) {
        return level;
      }
    }
    problems.error(scalar.place(), "'" + key + "' is a level", "use low, or leave it out");
    return null;
  }

  private int integer(String key, int fallback) {
    String number = keys.text(key, Integer.toString(fallback));
    if (!number.matches("[0-9]{1,6}") || (fallback > 0 && Integer.parseInt(number) == 0)) {
      problems.error(keys.place(key), "'" + key + "' needs a whole number", "");
      return fallback;
    }
    return Integer.parseInt(number);
  }

  private List<Bound> bounds(String key) {
    Mapping mapping = keys.mapping(key);
    return mapping == null ? List.of() : Bounds.read(mapping, Set.of(), problems);
  }
}
