package org.hansho.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.sigma.Correlation.Presence;

/** Replaces mentioned names by references. */
final class Resolution {
  private final Map<String, Draft> byName;

  Resolution(Map<String, Draft> byName) {
    this.byName = byName;
  }

  Correlation of(Correlation correlation) {
    Correlation.Condition condition = correlation.condition();
    if (condition instanceof Correlation.Together together) {
      condition = new Correlation.Together(of(together.presence()));
    }
    return new Correlation(
        correlation.header(),
        of(correlation.subject()),
        correlation.type(),
        correlation.timespan(),
        condition,
        correlation.examples(),
        correlation.building());
  }

  Baseline of(Baseline baseline) {
    return new Baseline(
        baseline.header(),
        of(baseline.subject()),
        baseline.learning(),
        baseline.memory(),
        baseline.peers(),
        of(baseline.activity()),
        of(baseline.condition()),
        baseline.building());
  }

  private Baseline.Condition of(Baseline.Condition condition) {
    if (condition instanceof Baseline.Session session) {
      return new Baseline.Session(
          session.idle(),
          session.longest(),
          session.evidence().stream().map(piece -> piece.over(of(piece.rules()))).toList(),
          session.score(),
          session.once());
    }
    if (condition instanceof ContactsCondition contacts && contacts.share() != null) {
      ContactsCondition.Share share = contacts.share();
      return new ContactsCondition(
          contacts.period(),
          contacts.peer(),
          contacts.floor(),
          contacts.slow(),
          contacts.shared(),
          new ContactsCondition.Share(share.part(), share.of(), of(share.census())),
          contacts.common());
    }
    return condition;
  }

  private Subject of(Subject subject) {
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    subject
        .aliases()
        .forEach(
            (alias, fields) -> {
              Map<String, String> resolved = new LinkedHashMap<>();
              fields.forEach((rule, field) -> resolved.put(of(rule), field));
              aliases.put(alias, resolved);
            });
    return new Subject(of(subject.rules()), subject.groupBy(), aliases, subject.generate());
  }

  private Presence of(Presence presence) {
    if (presence instanceof Correlation.AllOf all) {
      return new Correlation.AllOf(all.terms().stream().map(this::of).toList());
    }
    if (presence instanceof Correlation.OneOf one) {
      return new Correlation.OneOf(one.terms().stream().map(this::of).toList());
    }
    if (presence instanceof Correlation.Absent absent) {
      return new Correlation.Absent(of(absent.term()));
    }
    return new Correlation.Seen(of(((Correlation.Seen) presence).rule()));
  }

  private List<String> of(List<String> names) {
    return names.stream().map(this::of).toList();
  }

  private String of(String name) {
    return Draft.resolved(name, byName);
  }
}
