package org.hansho.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.baseline.BaselineDetectors;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way into the plan: a correlation or a baseline, or the knowledge across keys
 * that a baseline needs, which the plan puts below it. Immutable.
 *
 * @param reference its name in the plan
 * @param content the correlation or baseline; of knowledge across keys the baseline that needs it
 * @param counts what is counted across keys; null for the document itself
 * @param sources what it listens to; their order gives the roles
 */
record PlannedDocument(
    String reference,
    KeyedDocument content,
    Baseline.@Nullable Prevalence counts,
    List<Source> sources) {
  PlannedDocument {
    sources = List.copyOf(sources);
  }

  /**
   * What a document listens to.
   *
   * @param reference a rule, a document, or what knowledge across keys passes on of one
   * @param original the rule or document whose facts these are
   */
  record Source(String reference, String original) {}

  /** A document, behind the knowledge that it needs: each listens to the one before it. */
  static List<PlannedDocument> of(KeyedDocument content) {
    List<PlannedDocument> planned = new ArrayList<>();
    String reference = content.header().reference();
    List<Source> sources = sources(Detectors.sources(content));
    if (content instanceof Baseline baseline && !baseline.prevalences().isEmpty()) {
      sources = sources(content.subject().rules());
      for (Baseline.Prevalence counts : baseline.prevalences()) {
        String below = reference + "#" + counts.name();
        List<Source> counted = new ArrayList<>(sources);
        if (counts.name().equals(Baseline.Prevalence.MACHINES)) {
          counted.addAll(sources(census(baseline)));
        }
        PlannedDocument knowledge = new PlannedDocument(below, content, counts, counted);
        planned.add(knowledge);
        sources = knowledge.passed();
      }
      sources = new ArrayList<>(sources);
      sources.addAll(sources(onlyLearned(baseline)));
    }
    planned.add(new PlannedDocument(reference, content, null, sources));
    return planned;
  }

  /**
   * What it passes on, for each role of the baseline's rules a source of those above it; nothing
   * but facts as they came.
   */
  List<Source> passed() {
    return counts == null
        ? List.of()
        : sources.subList(0, subject().rules().size()).stream()
            .map(source -> new Source(reference + "<" + source.original(), source.original()))
            .toList();
  }

  private static List<Source> sources(List<String> references) {
    return references.stream().map(reference -> new Source(reference, reference)).toList();
  }

  private static List<String> onlyLearned(Baseline baseline) {
    return baseline.activity().stream()
        .filter(reference -> !baseline.subject().rules().contains(reference))
        .filter(reference -> !census(baseline).contains(reference))
        .toList();
  }

  private static List<String> census(Baseline baseline) {
    String census = baseline.census();
    return census == null ? List.of() : List.of(census);
  }

  /** All documents by reference. */
  static Map<String, PlannedDocument> all(List<KeyedDocument> contents) {
    Map<String, PlannedDocument> all = new LinkedHashMap<>();
    for (KeyedDocument content : contents) {
      of(content).forEach(planned -> all.put(planned.reference(), planned));
    }
    return all;
  }

  /** The correlation or baseline that is decided here; null for knowledge across keys. */
  @Nullable KeyedDocument keyed() {
    return counts == null ? content : null;
  }

  Subject subject() {
    return content.subject();
  }

  /** The fields of which its key is made. */
  List<String> key() {
    return counts == null ? subject().groupBy() : counts.fields();
  }

  /** The fields that it needs, beside those that are needed of its own results. */
  Set<String> reads() {
    Set<String> reads = new TreeSet<>(key());
    reads.addAll(subject().groupBy());
    if (counts == null) {
      reads.addAll(Detectors.reads(content));
    }
    return reads;
  }

  Detector<?> detector(Columns columns, Lookups lookups) {
    return counts == null
        ? Detectors.of(content, columns, lookups)
        : BaselineDetectors.of((Baseline) content, counts, columns);
  }

  /** Which facts of a rule it learns from; null if from all. */
  @Nullable FactFilter filter(String rule, int role, Lookups lookups) {
    if (counts != null) {
      return role < subject().rules().size()
          ? null
          : BaselineDetectors.censusFilter((Baseline) content, rule);
    }
    return content instanceof Baseline baseline
        ? BaselineDetectors.filter(baseline, rule, lookups)
        : null;
  }
}
