package org.hansho.pipeline;

import java.util.IdentityHashMap;
import java.util.List;
import org.hansho.event.Analyzer;
import org.hansho.event.Fields;

/**
 * The analyzers of one thread, each bound once for all sources: what a look-up remembers is worth
 * more than one small file.
 */
final class BoundSteps {
  /** In place of one that is asked no more. */
  static final Analyzer.Step NOTHING = event -> {};

  private final Fields fields;
  private final IdentityHashMap<Analyzer, Analyzer.Step> bound = new IdentityHashMap<>();

  BoundSteps(Fields fields) {
    this.fields = fields;
  }

  Analyzer.Step[] of(List<Analyzer> analyzers) {
    return analyzers.stream()
        .map(analyzer -> bound.computeIfAbsent(analyzer, one -> one.bind(fields)))
        .toArray(Analyzer.Step[]::new);
  }

  /** The name of the analyzer that a step belongs to. */
  @SuppressWarnings("ReferenceEquality") // Each is bound once.
  String name(Analyzer.Step step) {
    return bound.entrySet().stream()
        .filter(entry -> entry.getValue() == step)
        .map(entry -> entry.getKey().name())
        .findFirst()
        .orElse("");
  }
}
