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
 * Tells baselines what somebody thinks of a {@link Matter}: the one whose result it is, and all
 * that it was led to by, however far below. Belongs to one thread, which alone touches the layers
 * meanwhile.
 */
final class Heeding {
  private final DetectorPlan plan;
  private final LayerOf layers;
  private final Map<Integer, List<Source>> sources = new HashMap<>();
  private @Nullable Opinion heeding;

  /** Who holds the states of a key. */
  interface LayerOf {
    /** The layer of that number that holds the key. */
    Layer of(int number, GroupKey key);
  }

  /** What a document listens to, and how. */
  private record Source(DetectorPlan.Document document, Listener listener) {}

  /** Nobody is told anything yet. */
  Heeding(DetectorPlan plan, LayerOf layers) {
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
        && Matters.areHeeded(baseline)) {
      fields.addAll(document.key());
      baseline.prevalences().forEach(counts -> fields.addAll(counts.fields()));
      boolean byValue =
          !Matters.isOfTimes(baseline) || baseline.condition() instanceof FloodCondition;
      fields.addAll(byValue ? Detectors.reads(baseline) : Set.of());
    }
    return fields;
  }

  /**
   * Tells what somebody thinks of a matter; returns how many baselines have learned of its key.
   * None may, for the document may be gone, or the key forgotten.
   */
  int heed(Matter matter, Opinion opinion) {
    DetectorPlan.Document document = plan.decided(matter.document());
    if (document == null) {
      return 0;
    }
    heeding = opinion;
    try {
      return heed(document, matter.fact(document), opinion);
    } finally {
      heeding = null;
    }
  }

  private int heed(DetectorPlan.Document document, Fact fact, Opinion opinion) {
    int told = 0;
    if (document.keyed() instanceof Baseline baseline && Matters.areHeeded(baseline)) {
      told += tell(document, baseline.subject().rules().size(), fact, opinion) ? 1 : 0;
    }
    for (Source source : sources.getOrDefault(document.index(), List.of())) {
      DetectorPlan.Document below = source.document();
      if (below.detector() != null && below.keyed() != null) {
        told += heed(below, lowered(fact, source), opinion);
      }
    }
    return told;
  }

  /** Hands a fact to a document, by the way that tells most of its fields apart. */
  private boolean tell(DetectorPlan.Document document, int roles, Fact fact, Opinion opinion) {
    Source best = null;
    for (Source source : sources.getOrDefault(document.index(), List.of())) {
      boolean better = best == null || columns(source) > columns(best);
      best = source.listener().role() < roles && better ? source : best;
    }
    return best != null && tell(lowered(fact, best), best, opinion);
  }

  private static long columns(Source source) {
    return Arrays.stream(source.listener().copy()).filter(column -> column >= 0).distinct().count();
  }

  /** What knowledge across keys passes on is told to that knowledge, which passes it on. */
  private boolean tell(Fact fact, Source source, Opinion opinion) {
    Source way = source;
    Source under = passing(way.document());
    while (under != null) {
      way = under;
      under = passing(way.document());
    }
    int document = way.document().index();
    Fact entering = new Fact(document, fact.time(), fact.origin(), fact.buffer());
    return tell(entering, way.listener(), opinion);
  }

  private boolean tell(Fact fact, Listener listener, Opinion opinion) {
    GroupKey key = listener.keyOf(fact);
    return key != null && layers.of(listener.layer(), key).heed(fact, listener, opinion);
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
   * Takes a result of a layer if it came of what is being told, so that nobody else may have it:
   * what knowledge across keys passes on is told to those above.
   */
  boolean takes(Result result) {
    Opinion opinion = heeding;
    if (opinion == null) {
      return false;
    }
    DetectorPlan.Document document = plan.document(result.document());
    if (document != null) {
      for (Listener listener : document.listeners()) {
        tell(result.fact(), listener, opinion);
      }
    }
    return true;
  }
}
