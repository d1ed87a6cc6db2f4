package org.hansho.sigma;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;

/** Reads the {@code condition} of a baseline, which is another one for each type. */
final class BaselineCondition {
  private static final List<String> MEASURES = List.of("count", "sum", "distinct");
  private static final List<String> SIGNS = List.of("vulnerability", "injection");
  private static final List<String> CONTEXTS = List.of("program", "ad_hoc");
  private static final Baseline.Condition UNREADABLE = new Baseline.FirstSeen(List.of());

  private final MappingReader keysOfBody;
  private final Mapping condition;
  private final MappingReader keys;
  private final Problems problems;
  private final boolean missing;

  BaselineCondition(Mapping body, Problems problems) {
    this.keysOfBody = new MappingReader(body, problems);
    Mapping read = keysOfBody.mapping("condition");
    this.missing = read == null;
    this.condition = read == null ? new Mapping(body.place(), Map.of()) : read;
    this.keys = new MappingReader(condition, problems);
    this.problems = problems;
  }

  /** The condition of a known type. */
  Baseline.Condition read(String type) {
    if (missing) {
      problems.error(condition.place(), "the condition is missing", "");
      return UNREADABLE;
    }
    return switch (type) {
      case "first_seen" -> firstSeen();
      case "rare" -> rare();
      case "volume" -> volume();
      case "travel" -> travel();
      case "mix" -> mix();
      case "access" -> access();
      case "attempts" ->
          new FlowConditionReader(condition, problems).attempts(timespan("attempts", "30m"));
      case "contacts" ->
          new FlowConditionReader(condition, problems).contacts(timespan("contacts", "1h"));
      case "retrospect" -> new FlowConditionReader(condition, problems).retrospect();
      case "flood" -> new FloodReader(condition, problems).read(timespan("flood", "5s"));
      case "session" -> new SessionReader(keysOfBody, condition, problems).read();
      case "statement" -> statement();
      default -> dormant();
    };
  }

  private Baseline.Condition firstSeen() {
    keys.allow(Set.of("field", "score", "ladder"), "the condition");
    Mapping ladder = keys.mapping("ladder");
    if (ladder == null) {
      return new Baseline.FirstSeen(fields(), bounds("score"), List.of());
    }
    List<Baseline.Rung> rungs = LadderReader.read(ladder, problems);
    for (String key : List.of("field", "score")) {
      if (keys.node(key) != null) {
        problems.error(keys.place(key), "a ladder has no '" + key + "'", "leave it out");
      }
    }
    if (keysOfBody.node("peers") != null) {
      problems.error(keysOfBody.place("peers"), "a ladder has no 'peers'", "leave it out");
    }
    return new Baseline.FirstSeen(
        rungs.stream().map(Baseline.Rung::field).toList(), List.of(), rungs);
  }

  private Baseline.Condition rare() {
    keys.allow(Set.of("field", "share", "days"), "the condition");
    List<Bound> share = bounds("share");
    List<Bound> days = bounds("days");
    if (share.isEmpty() && days.isEmpty()) {
      problems.error(
          condition.place(), "'rare' needs a bound", "add 'share: {lt: 0.01}' or 'days: {lt: 2}'");
    }
    return new Baseline.Rare(fields(), share, days);
  }

  private Baseline.Condition volume() {
    Set<String> others = Set.of("measure", "field", "deviation", "ratio", "tail", "peak");
    List<Bound> floor = Bounds.read(condition, others, problems);
    String word = keys.text("measure", "count").toLowerCase(Locale.ROOT);
    int measure = MEASURES.indexOf(word);
    if (measure < 0) {
      String message = "'measure' is one of " + String.join(", ", MEASURES);
      problems.error(keys.place("measure"), message, Suggestion.of(word, MEASURES));
    }
    boolean counts = word.equals("count");
    if (counts && keys.node("field") != null) {
      problems.error(keys.place("field"), "'count' counts no field", "use sum or distinct");
    }
    Baseline.VolumeBounds bounds =
        new Baseline.VolumeBounds(
            floor, bounds("deviation"), bounds("ratio"), bounds("tail"), bounds("peak"));
    if (bounds.isEmpty()) {
      problems.error(condition.place(), "'volume' needs a bound", "add 'deviation: {gte: 3}'");
    }
    return new Baseline.Volume(
        timespan("volume", "1h"),
        Baseline.Measure.values()[Math.max(0, measure)],
        counts ? List.of() : fields(),
        bounds);
  }

  private Baseline.Condition mix() {
    List<Bound> floor = Bounds.read(condition, Set.of("field", "divergence"), problems);
    List<Bound> divergence = bounds("divergence");
    if (divergence.isEmpty()) {
      problems.error(condition.place(), "'mix' needs a divergence", "add 'divergence: {gt: 0.35}'");
    }
    return new Baseline.Mix(timespan("mix", "1d"), oneField("mix"), divergence, floor);
  }

  private Baseline.Condition access() {
    keys.allow(Set.of("entity", "field", "score", "users", "resources"), "the condition");
    List<Bound> score = bounds("score");
    if (score.isEmpty()) {
      problems.error(condition.place(), "'access' needs a score", "add 'score: {gte: 0.9}'");
    }
    String entity = keys.text("entity", "");
    if (entity.isEmpty()) {
      problems.error(condition.place(), "'access' needs an entity", "add 'entity: user.id'");
    }
    return new Baseline.Access(
        entity,
        oneField("access"),
        score,
        integer(keys, "users", 3),
        integer(keys, "resources", 3));
  }

  private Baseline.Condition statement() {
    keys.allow(Set.of("sign", "context"), "the condition");
    int sign = word("sign", SIGNS);
    return new Baseline.Statement(
        Baseline.Statement.Sign.values()[sign], word("context", CONTEXTS) == 0);
  }

  private int word(String key, List<String> words) {
    String word = keys.text(key, words.get(0)).toLowerCase(Locale.ROOT);
    int index = words.indexOf(word);
    if (index < 0) {
      String message = "'" + key + "' is one of " + String.join(", ", words);
      problems.error(keys.place(key), message, Suggestion.of(word, words));
    }
    return Math.max(0, index);
  }

  private String oneField(String type) {
    List<String> fields = fields();
    if (fields.size() > 1) {
      problems.error(keys.place("field"), "'" + type + "' looks at one field", "");
    }
    return fields.isEmpty() ? "" : fields.get(0);
  }

  private int integer(MappingReader from, String key, int fallback) {
    String number = from.text(key, Integer.toString(fallback));
    if (!number.matches("[0-9]{1,6}")) {
      problems.error(from.place(key), "'" + key + "' needs a whole number", "");
      return fallback;
    }
    return Integer.parseInt(number);
  }

  private Duration timespan(String type, String example) {
    Duration timespan = Timespans.read(keysOfBody, "timespan", problems);
    if (timespan == null || timespan.isZero()) {
      if (timespan != null || keysOfBody.node("timespan") == null) {
        problems.error(
            keysOfBody.place("timespan"),
            "'" + type + "' needs a timespan",
            "add 'timespan: " + example + "'");
      }
      return Duration.ofHours(1);
    }
    return timespan;
  }

  private Baseline.Condition travel() {
    keys.allow(Set.of("field", "speed", "distance", "ignore"), "the condition");
    List<Bound> speed = bounds("speed");
    if (speed.isEmpty()) {
      problems.error(condition.place(), "'travel' needs a speed", "add 'speed: {gte: 900}'");
    }
    List<String> fields = fields();
    if (fields.size() > 1) {
      problems.error(keys.place("field"), "'travel' locates one field", "");
    }
    Mapping ignore = keys.mapping("ignore");
    MappingReader ignored =
        new MappingReader(
            ignore == null ? new Mapping(condition.place(), Map.of()) : ignore, problems);
    ignored.allow(Set.of("known", "shared"), "'ignore'");
    String shared = ignored.text("shared", "0");
    if (!shared.matches("[0-9]{1,6}")) {
      problems.error(ignored.place("shared"), "'shared' needs a whole number", "");
      shared = "0";
    }
    return new Baseline.Travel(
        fields.isEmpty() ? "" : fields.get(0),
        speed,
        bounds("distance"),
        ignored.flag("known", false),
        Integer.parseInt(shared));
  }

  private Baseline.Condition dormant() {
    keys.allow(Set.of("idle"), "the condition");
    Mapping idle = keys.mapping("idle");
    if (idle != null) {
      for (Map.Entry<String, YamlNode.Entry> entry : idle.entries().entrySet()) {
        Comparison comparison = Bounds.comparison(entry.getKey());
        boolean orEqual = comparison == Comparison.GREATER_OR_EQUAL;
        if ((orEqual || comparison == Comparison.GREATER)
            && entry.getValue().value() instanceof Scalar scalar) {
          Duration least = Timespans.read(scalar, problems);
          return least == null ? UNREADABLE : new Baseline.Dormant(least, orEqual);
        }
      }
    }
    problems.error(condition.place(), "'dormant' needs an idle time", "add 'idle: {gte: 60d}'");
    return UNREADABLE;
  }

  private List<String> fields() {
    List<String> fields = keys.texts("field");
    if (fields.isEmpty() && keys.node("field") == null) {
      problems.error(
          condition.place(), "the condition needs a field", "add 'field: ' and its name");
    }
    return fields;
  }

  private List<Bound> bounds(String key) {
    Mapping mapping = keys.mapping(key);
    return mapping == null ? List.of() : Bounds.read(mapping, Set.of(), problems);
  }
}
