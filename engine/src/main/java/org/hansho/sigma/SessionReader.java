package org.hansho.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a {@code session}: a list of evidence, and a range of its points. */
final class SessionReader {
  /** Most pieces of evidence. */
  static final int MOST = 16;

  private static final Duration IDLE = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int HIGHEST = 1_000_000;
  private static final int GAPS = 8;
  private static final List<String> MEASURES = List.of("count", "share", "distinct", "seen", "gap");
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "count",
          "share",
          "distinct",
          "of",
          "seen",
          "gap",
          "least",
          "points",
          "needed",
          "text",
          "ja");

  private final MappingReader body;
  private final Mapping condition;
  private final Problems problems;

  SessionReader(MappingReader body, Mapping condition, Problems problems) {
    this.body = body;
    this.condition = condition;
    this.problems = problems;
  }

  /** The condition; rules stand as they were mentioned. */
  Baseline.Session read() {
    List<Bound> score = Bounds.read(condition, Set.of("score", "once"), problems);
    if (score.isEmpty()) {
      problems.error(condition.place(), "'session' needs a bound of the score", "add 'gte: 4'");
    }
    List<SessionEvidence> evidence = new ArrayList<>();
    if (condition.get("score") instanceof Sequence list) {
      for (YamlNode item : list.items()) {
        read(item, evidence);
      }
      if (list.items().size() > MOST) {
        problems.error(list.place(), "a session looks at most at " + MOST + " things", "");
      }
    } else {
      problems.error(
          condition.place(),
          "'session' needs a list of evidence",
          "add 'score:' and entries like '{name: refused, share: some_rule, gte: 0.4, points: 2}'");
    }
    return new Baseline.Session(
        Timespans.read(body, "idle", IDLE, problems),
        Timespans.read(body, "timespan", LONGEST, problems),
        evidence,
        score,
        new MappingReader(condition, problems).flag("once", false));
  }

  private void read(YamlNode item, List<SessionEvidence> into) {
    if (!(item instanceof Mapping mapping)) {
      problems.error(item.place(), "evidence is a mapping", "write '{name: …, count: …, gte: …}'");
      return;
    }
    MappingReader keys = new MappingReader(mapping, problems);
    List<String> given = MEASURES.stream().filter(word -> keys.node(word) != null).toList();
    if (given.size() != 1) {
      problems.error(
          mapping.place(), "evidence has one of " + String.join(", ", MEASURES), "name one");
      return;
    }
    into.add(evidence(mapping, keys, given.get(0)));
  }

  private SessionEvidence evidence(Mapping mapping, MappingReader keys, String word) {
    List<Bound> bounds = Bounds.read(mapping, new TreeSet<>(KEYS), problems);
    if (bounds.isEmpty()) {
      problems.error(mapping.place(), "evidence needs a bound", "add 'gte: 3'");
    }
    SessionEvidence.Measure measure =
        SessionEvidence.Measure.valueOf(word.toUpperCase(Locale.ROOT));
    boolean needed = keys.flag("needed", false);
    String name = keys.text("name", word);
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      problems.error(keys.place("name"), "a name is lower case with underscores", "");
    }
    boolean gap = measure == SessionEvidence.Measure.GAP;
    boolean distinct = measure == SessionEvidence.Measure.DISTINCT;
    return new SessionEvidence(
        name,
        measure,
        gap ? List.of() : keys.texts(distinct ? "of" : word),
        distinct ? keys.text("distinct", "") : "",
        bounds,
        number(keys, "least", gap ? GAPS + 1 : 0),
        number(keys, "points", needed ? 0 : 1),
        needed,
        keys.text("text", name.replace('_', ' ') + " {value}"),
        keys.text("ja", name + " {value}"));
  }

  /** The rules that pieces of evidence speak of, where they are written. */
  static List<Draft.Mention> mentions(Mapping body) {
    List<Draft.Mention> mentions = new ArrayList<>();
    if (body.get("condition") instanceof Mapping condition
        && condition.get("score") instanceof Sequence list) {
      for (YamlNode item : list.items()) {
        if (item instanceof Mapping mapping) {
          for (String key : List.of("count", "share", "seen", "of")) {
            mention(mapping.get(key), mentions);
          }
        }
      }
    }
    return mentions;
  }

  private static void mention(@Nullable YamlNode node, List<Draft.Mention> into) {
    if (node instanceof Scalar scalar) {
      into.add(new Draft.Mention(scalar.text(), scalar.place()));
    } else if (node instanceof Sequence list) {
      list.items().forEach(item -> mention(item instanceof Scalar ? item : null, into));
    }
  }

  private int number(MappingReader keys, String key, int fallback) {
    String text = keys.text(key, Integer.toString(fallback));
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > HIGHEST) {
      problems.error(keys.place(key), "'" + key + "' needs a whole number", "");
      return fallback;
    }
    return Integer.parseInt(text);
  }
}
