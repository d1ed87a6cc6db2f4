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

/** Reads the condition of an {@code attempts} baseline. */
final class AttemptsReader {
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

  private final Mapping condition;
  private final MappingReader keys;
  private final Problems problems;

  AttemptsReader(Mapping condition, Problems problems) {
    this.condition = condition;
    this.keys = new MappingReader(condition, problems);
    this.problems = problems;
  }

  /** The condition, for a window of that length. */
  Baseline.Attempts read(Duration window) {
    List<Bound> floor = Bounds.read(condition, KEYS, problems);
    if (floor.isEmpty()) {
      problems.error(condition.place(), "'attempts' needs a floor", "add 'gte: 30'");
    }
    String peer = keys.text("peer", "");
    if (peer.isEmpty()) {
      problems.error(condition.place(), "'attempts' needs a peer", "add 'peer: source.ip'");
    }
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
        unanswered());
  }

  private @Nullable Level unanswered() {
    Scalar scalar = keys.scalar("unanswered");
    if (scalar == null) {
      return null;
    }
    for (Level level : Level.values()) {
      if (level.name().equalsIgnoreCase(scalar.text())) {
        return level;
      }
    }
    problems.error(scalar.place(), "'unanswered' is a level", "use low, or leave it out");
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
