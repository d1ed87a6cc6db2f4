package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.Correlation.Presence;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Scalar;

/** Makes a condition over rules of a condition over names. */
final class PresenceReader {
  private final Scalar source;
  private final Subject subject;
  private final List<Draft.Mention> mentions;
  private final Problems problems;

  /**
   * Reads a condition.
   *
   * @param mentions collects the rules that the condition names
   */
  PresenceReader(Scalar source, Subject subject, List<Draft.Mention> mentions, Problems problems) {
    this.source = source;
    this.subject = subject;
    this.mentions = mentions;
    this.problems = problems;
  }

  /** The condition over rules. */
  Presence read(Condition condition) {
    if (condition instanceof Condition.Any any) {
      return new Correlation.OneOf(any.terms().stream().map(this::read).toList());
    }
    if (condition instanceof Condition.Every every) {
      return new Correlation.AllOf(every.terms().stream().map(this::read).toList());
    }
    if (condition instanceof Condition.Negation negation) {
      return new Correlation.Absent(read(negation.term()));
    }
    if (condition instanceof Condition.Name name) {
      return seen(name);
    }
    return some((Condition.Some) condition);
  }

  private Presence seen(Condition.Name name) {
    Place place = problems.inside(source.place(), source.text(), name.offset());
    mentions.add(new Draft.Mention(name.name(), place));
    return new Correlation.Seen(name.name());
  }

  private Presence some(Condition.Some some) {
    List<Presence> fitting = new ArrayList<>();
    for (String rule : subject.rules()) {
      if (ConditionResolver.fits(some.pattern(), rule)) {
        fitting.add(new Correlation.Seen(rule));
      }
    }
    if (fitting.isEmpty() || some.count() > 1) {
      String message =
          fitting.isEmpty()
              ? "no rule fits '" + some.pattern() + "'"
              : "rules are chosen with '1 of' or 'all of'";
      problems.error(problems.inside(source.place(), source.text(), some.offset()), message, "");
    }
    return some.count() == 0 && !fitting.isEmpty()
        ? new Correlation.AllOf(fitting)
        : new Correlation.OneOf(fitting);
  }

  /** Whether a condition is true of an empty window. */
  static boolean holdsWithoutAny(Presence presence) {
    if (presence instanceof Correlation.AllOf all) {
      return all.terms().stream().allMatch(PresenceReader::holdsWithoutAny);
    }
    if (presence instanceof Correlation.OneOf one) {
      return one.terms().stream().anyMatch(PresenceReader::holdsWithoutAny);
    }
    return presence instanceof Correlation.Absent absent && !holdsWithoutAny(absent.term());
  }

  /** The rules a condition names, each once. */
  static void collect(Presence presence, List<String> rules) {
    if (presence instanceof Correlation.AllOf all) {
      all.terms().forEach(term -> collect(term, rules));
    } else if (presence instanceof Correlation.OneOf one) {
      one.terms().forEach(term -> collect(term, rules));
    } else if (presence instanceof Correlation.Absent absent) {
      collect(absent.term(), rules);
    } else if (presence instanceof Correlation.Seen seen && !rules.contains(seen.rule())) {
      rules.add(seen.rule());
    }
  }
}
