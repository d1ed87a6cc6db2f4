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
 * @param sources the references it listens to; their order gives the roles
 */
record PlannedDocument(
    String reference,
    KeyedDocument content,
    Baseline.@Nullable Prevalence counts,
    List<String> sources) {
  PlannedDocument {
    sources = List.copyOf(sources);
  }

  /** A document, behind the knowledge that it needs: each listens to the one before it. */
  static List<PlannedDocument> of(KeyedDocument content) {
    List<PlannedDocument> planned = new ArrayList<>();
    String reference = content.header().reference();
    List<String> sources = Detectors.sources(content);
    if (content instanceof Baseline baseline && !baseline.prevalences().isEmpty()) {
      sources = content.subject().rules();
      for (Baseline.Prevalence counts : baseline.prevalences()) {
        String below = reference + "#" + counts.name();
        planned.add(new PlannedDocument(below, content, counts, sources));
        sources = List.of(below);
      }
      sources = new ArrayList<>(sources);
      sources.addAll(onlyLearned(baseline));
    }
    planned.add(new PlannedDocument(reference, content, null, sources));
    return planned;
  }

  private static List<String> onlyLearned(Baseline baseline) {
    return baseline.activity().stream()
        .filter(reference -> !baseline.subject().rules().contains(reference))
        .toList();
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
      if (content instanceof Baseline baseline) {
        baseline.prevalences().forEach(needed -> reads.add(BaselineDetectors.column(needed)));
      }
    }
    return reads;
  }

  /** Whether it writes a field itself, so that nothing below needs to carry it. */
  boolean writes(String field) {
    return counts != null && field.equals(BaselineDetectors.column(counts));
  }

  Detector<?> detector(Columns columns) {
    return counts == null
        ? Detectors.of(content, columns)
        : BaselineDetectors.of((Baseline) content, counts, columns);
  }
}
