package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;
import org.jspecify.annotations.Nullable;

/**
 * Brings a person's opinion on a {@link Matter} to the baselines: to the one whose result it is,
 * and to all below that led to it. Belongs to one thread; no other may touch the layers meanwhile.
 */
final class Feedback {
  private final DetectorPlan plan;
  private final LayerOf layers;
  private final Map<Integer, List<Source>> sources = new HashMap<>();
  private @Nullable Opinion opinionAtHand;

  /** Who holds the states of a key. */
  interface LayerOf {
    /** The layer of that number that holds the key. */
    Layer of(int number, GroupKey key);
  }

  /** What a document listens to, and how. */
  private record Source(DetectorPlan.Document document, Listener listener) {}

  /** Nothing is applied yet. */
  Feedback(DetectorPlan plan, LayerOf layers) {
    this.plan = plan;
    this.layers = layers;
    for (int index = 0; index < plan.size(); index++) {
      DetectorPlan.Document document = plan.document(index);
      if (document != null) {
        for (Listener listener : document.listeners()) {
          sources
              .computeIfAbsent(listener.document(), unused -> new ArrayList<>())
              .add(new Source(document, listener));
        }
      }
    }
  }

  /** The fields by which a baseline finds again what it has learned; none for other documents. */
  static Set<String> fields(PlannedDocument document) {
    Set<String> fields = new TreeSet<>();
    if (document.counts() == null
        && document.content() instanceof Baseline baseline
        && Matters.acceptsFeedback(baseline)) {
      fields.addAll(document.key());
      baseline.prevalences().forEach(counts -> fields.addAll(counts.fields()));
      boolean byValue =
          !Matters.isOfTimes(baseline) || baseline.condition() instanceof FloodCondition;
      fields.addAll(byValue ? Detectors.reads(baseline) : Set.of());
    }
    return fields;
  }

  /**
   * Applies an opinion on a matter; returns how many baselines have learned of its key. It may be
   * none, since the document may be gone, or the key forgotten.
   */
  int applyFeedback(Matter matter, Opinion opinion) {
    DetectorPlan.Document document = plan.decided(matter.document());
    if (document == null) {
      return 0;
    }
    opinionAtHand = opinion;
    try {
      return applyFeedback(document, matter.fact(document), opinion);
    } finally {
      opinionAtHand = null;
    }
  }

  private int applyFeedback(DetectorPlan.Document document, Fact fact, Opinion opinion) {
    int learned = 0;
    if (document.keyed() instanceof Baseline baseline && Matters.acceptsFeedback(baseline)) {
      learned += send(document, baseline.subject().rules().size(), fact, opinion) ? 1 : 0;
    }
    for (Source source : sources.getOrDefault(document.index(), List.of())) {
      DetectorPlan.Document below = source.document();
      if (below.detector() != null && below.keyed() != null) {
        learned += applyFeedback(below, lowered(fact, source), opinion);
      }
    }
    return learned;
  }

  /** Hands a fact to a document, by the subscription that copies most of its fields. */
  private boolean send(DetectorPlan.Document document, int roles, Fact fact, Opinion opinion) {
    Source best = null;
    for (Source source : sources.getOrDefault(document.index(), List.of())) {
      boolean better = best == null || columns(source) > columns(best);
      best = source.listener().role() < roles && better ? source : best;
    }
    return best != null && send(lowered(fact, best), best, opinion);
  }

  private static long columns(Source source) {
    return Arrays.stream(source.listener().copy()).filter(column -> column >= 0).distinct().count();
  }

  /**
   * Sends a fact to a source; what knowledge across keys passes on goes to that knowledge first.
   */
  private boolean send(Fact fact, Source source, Opinion opinion) {
    Source way = source;
    Source under = passing(way.document());
    while (under != null) {
      way = under;
      under = passing(way.document());
    }
    int document = way.document().index();
    Fact entering = new Fact(document, fact.time(), fact.origin(), fact.buffer());
    return send(entering, way.listener(), opinion);
  }

  private boolean send(Fact fact, Listener listener, Opinion opinion) {
    GroupKey key = listener.keyOf(fact);
    return key != null && layers.of(listener.layer(), key).applyFeedback(fact, listener, opinion);
  }

  /** What the knowledge listens to that passes on facts under a document; null if none does. */
  private @Nullable Source passing(DetectorPlan.Document passed) {
    for (DetectorPlan.Document knowledge : plan.keyed()) {
      int[] passes = knowledge.passes();
      for (int role = 0; role < passes.length; role++) {
        if (passes[role] == passed.index()) {
          return sourceOf(knowledge.index(), role);
        }
      }
    }
    return null;
  }

  private @Nullable Source sourceOf(int document, int role) {
    for (Source source : sources.getOrDefault(document, List.of())) {
      if (source.listener().role() == role) {
        return source;
      }
    }
    return null;
  }

  /** The fact of a source that a document would have copied these values from. */
  private static Fact lowered(Fact fact, Source source) {
    byte[][] columns = new byte[source.document().layout().size()][];
    int[] copy = source.listener().copy();
    for (int column = 0; column < copy.length; column++) {
      int start = fact.columnStart(column);
      if (copy[column] >= 0 && start != Fact.NONE) {
        columns[copy[column]] = Arrays.copyOfRange(fact.buffer(), start, fact.columnEnd(start));
      }
    }
    byte[] values = new Values().of(columns);
    return new Fact(source.document().index(), fact.time(), fact.origin(), values);
  }

  /**
   * Takes a result of a layer if it came of an opinion that is being applied, so that it goes no
   * further: what knowledge across keys passes on is sent to the documents above it.
   */
  boolean takes(Result result) {
    Opinion opinion = opinionAtHand;
    if (opinion == null) {
      return false;
    }
    DetectorPlan.Document document = plan.document(result.document());
    if (document != null) {
      for (Listener listener : document.listeners()) {
        send(result.fact(), listener, opinion);
      }
    }
    return true;
  }
}
