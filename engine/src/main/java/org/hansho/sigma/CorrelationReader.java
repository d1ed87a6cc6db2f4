package org.hansho.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.sigma.Correlation.Presence;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads a {@code correlation:} document; the rules it mentions are looked up later. */
final class CorrelationReader {
  private static final Set<String> KEYS =
      Set.of(
          "type", "rules", "group-by", "aliases", "timespan", "condition", "examples", "generate");
  private static final Set<Correlation.Type> TEMPORAL =
      EnumSet.of(Correlation.Type.TEMPORAL, Correlation.Type.TEMPORAL_ORDERED);
  private static final Set<Correlation.Type> OF_VALUES =
      EnumSet.of(
          Correlation.Type.VALUE_COUNT,
          Correlation.Type.VALUE_SUM,
          Correlation.Type.VALUE_AVG,
          Correlation.Type.VALUE_PERCENTILE,
          Correlation.Type.VALUE_MEDIAN);
  private static final Correlation.Threshold UNREADABLE =
      new Correlation.Threshold(List.of(), List.of(), null);

  private final Mapping body;
  private final MappingReader keys;
  private final Header header;
  private final Problems problems;

  CorrelationReader(Mapping body, Header header, Scope scope) {
    this.body = body;
    this.problems = scope.problems();
    this.keys = new MappingReader(body, problems);
    this.header = header;
  }

  /** The correlation, with rules as they were mentioned. */
  DocumentReader.Parts read() {
    keys.allow(KEYS, "a correlation");
    SubjectReader subjects = new SubjectReader(body, problems);
    Subject subject = subjects.read();
    List<Draft.Mention> mentions = new ArrayList<>(subjects.mentions());
    Correlation.Type type = type();
    Duration timespan = Timespans.read(keys, "timespan", problems);
    if (timespan == null && keys.node("timespan") == null) {
      problems.error(body.place(), "the timespan is missing", "add 'timespan: ' like 15m");
    } else if (timespan != null && timespan.isZero()) {
      problems.error(keys.place("timespan"), "the timespan is empty", "");
    }
    Correlation.Condition condition = condition(type, subject, mentions);
    Subject whole = withConditionRules(subject, condition);
    if (whole.rules().isEmpty()) {
      problems.error(
          body.place(), "the correlation names no rules", "add 'rules:' and their names");
    }
    Correlation correlation =
        new Correlation(
            header,
            whole,
            type,
            timespan == null ? Duration.ZERO : timespan,
            condition,
            examples(),
            false);
    return new DocumentReader.Parts(new Draft.CorrelationContent(correlation), mentions);
  }

  private @Nullable String examples() {
    Scalar examples = keys.scalar("examples");
    return examples == null || examples.text().isEmpty() ? null : examples.text();
  }

  private Correlation.Type type() {
    Scalar type = keys.scalar("type");
    List<String> known = new ArrayList<>();
    for (Correlation.Type each : Correlation.Type.values()) {
      known.add(each.name().toLowerCase(Locale.ROOT));
    }
    if (type == null) {
      problems.error(body.place(), "the type is missing", "use one of " + String.join(", ", known));
      return Correlation.Type.EVENT_COUNT;
    }
    int index = known.indexOf(type.text());
    if (index < 0) {
      String guess = Suggestion.of(type.text(), known);
      problems.error(
          type.place(),
          "there is no correlation type '" + type.text() + "'",
          guess.isEmpty() ? "use one of " + String.join(", ", known) : guess);
      return Correlation.Type.EVENT_COUNT;
    }
    return Correlation.Type.values()[index];
  }

  private Correlation.Condition condition(
      Correlation.Type type, Subject subject, List<Draft.Mention> mentions) {
    YamlNode condition = keys.node("condition");
    if (condition == null) {
      if (!TEMPORAL.contains(type)) {
        problems.error(body.place(), "the condition is missing", "add 'condition:' like {gte: 10}");
        return UNREADABLE;
      }
      return new Correlation.Together(
          new Correlation.AllOf(
              subject.rules().stream().<Presence>map(Correlation.Seen::new).toList()));
    }
    if (condition instanceof Scalar text) {
      return together(type, text, subject, mentions);
    }
    if (condition instanceof Mapping mapping) {
      return threshold(type, mapping, subject);
    }
    problems.error(condition.place(), "the condition must be a range or a text", "");
    return UNREADABLE;
  }

  private Correlation.Condition threshold(Correlation.Type type, Mapping mapping, Subject subject) {
    MappingReader conditionKeys = new MappingReader(mapping, problems);
    List<Bound> bounds = Bounds.read(mapping, Set.of("field", "percentile"), problems);
    if (bounds.isEmpty()) {
      problems.error(mapping.place(), "the condition has no bound", "add one like 'gte: 10'");
    }
    List<String> fields = conditionKeys.texts("field");
    checkFields(type, fields, mapping);
    if (TEMPORAL.contains(type)) {
      checkReachable(bounds, subject, mapping);
    }
    return new Correlation.Threshold(bounds, fields, percentile(type, conditionKeys, mapping));
  }

  private void checkFields(Correlation.Type type, List<String> fields, Mapping mapping) {
    String name = type.name().toLowerCase(Locale.ROOT);
    if (OF_VALUES.contains(type) && fields.isEmpty()) {
      problems.error(mapping.place(), "'" + name + "' needs a field", "add 'field: ' and its name");
    } else if (!OF_VALUES.contains(type) && !fields.isEmpty()) {
      problems.error(mapping.place(), "'" + name + "' counts no field", "use value_count");
    } else if (type != Correlation.Type.VALUE_COUNT && fields.size() > 1) {
      problems.error(mapping.place(), "'" + name + "' computes with one field", "");
    }
  }

  /** A temporal correlation counts the rules seen; more than there are never come. */
  private void checkReachable(List<Bound> bounds, Subject subject, Mapping mapping) {
    boolean reachable = false;
    for (int seen = 0; seen <= subject.rules().size(); seen++) {
      reachable |= Bound.allAdmit(bounds, BigDecimal.valueOf(seen));
    }
    if (!reachable) {
      String message = "no number of the " + subject.rules().size() + " rules is in this range";
      problems.error(mapping.place(), message, "");
    }
  }

  private @Nullable BigDecimal percentile(
      Correlation.Type type, MappingReader condition, Mapping mapping) {
    Scalar percentile = condition.scalar("percentile");
    if (type != Correlation.Type.VALUE_PERCENTILE) {
      if (percentile != null) {
        String message = "only 'value_percentile' has a percentile";
        problems.error(percentile.place(), message, "");
      }
      return null;
    }
    BigDecimal number = percentile == null ? null : ValueReader.decimal(percentile.text());
    if (number == null || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(100)) > 0) {
      problems.error(
          percentile == null ? mapping.place() : percentile.place(),
          "'value_percentile' needs a percentile between 0 and 100",
          "add 'percentile: 95'");
    }
    return number;
  }

  private Correlation.Condition together(
      Correlation.Type type, Scalar text, Subject subject, List<Draft.Mention> mentions) {
    if (type != Correlation.Type.TEMPORAL) {
      String remedy =
          type == Correlation.Type.TEMPORAL_ORDERED
              ? "use 'temporal', or chain two correlations"
              : "write a range like {gte: 10}";
      problems.error(text.place(), "only 'temporal' has a condition over rules", remedy);
      return UNREADABLE;
    }
    Condition condition = ConditionParser.parse(text, problems);
    if (condition == null) {
      return UNREADABLE;
    }
    Presence presence = new PresenceReader(text, subject, mentions, problems).read(condition);
    if (PresenceReader.holdsWithoutAny(presence)) {
      problems.error(
          text.place(),
          "the condition holds when nothing happens",
          "name a rule that must be seen");
    }
    return new Correlation.Together(presence);
  }

  /** Where the key {@code rules} is left out, the rules are those of the condition. */
  private static Subject withConditionRules(Subject subject, Correlation.Condition condition) {
    if (!subject.rules().isEmpty() || !(condition instanceof Correlation.Together together)) {
      return subject;
    }
    List<String> rules = new ArrayList<>();
    PresenceReader.collect(together.presence(), rules);
    return new Subject(rules, subject.groupBy(), subject.aliases(), subject.generate());
  }
}
