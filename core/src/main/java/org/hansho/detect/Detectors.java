package org.hansho.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hansho.detect.baseline.BaselineDetectors;
import org.hansho.detect.correlation.CorrelationDetectors;
import org.hansho.detect.flood.FloodDetector;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;

/** Which detector decides a document, and what it needs. The visible list of all kinds. */
final class Detectors {
  /** Most keys of a correlation, over all key groups. */
  static final int CORRELATION_GROUPS = 1_000_000;

  private Detectors() {}

  /** The references of all documents that a document listens to; their order gives the roles. */
  static List<String> sources(KeyedDocument document) {
    Set<String> sources = new LinkedHashSet<>(document.subject().rules());
    if (document instanceof Baseline baseline) {
      sources.addAll(baseline.activity());
    }
    return new ArrayList<>(sources);
  }

  /** The fields its condition looks at, under the names of the document. */
  static Set<String> reads(KeyedDocument document) {
    if (document instanceof Correlation correlation) {
      return CorrelationDetectors.reads(correlation);
    }
    Baseline baseline = (Baseline) document;
    return baseline.condition() instanceof Baseline.Flood flood
        ? FloodDetector.reads(flood)
        : BaselineDetectors.reads(baseline);
  }

  /** The detector of a document. */
  static Detector<?> of(KeyedDocument document, Columns columns) {
    if (document instanceof Correlation correlation) {
      return CorrelationDetectors.of(correlation, columns);
    }
    Baseline baseline = (Baseline) document;
    return baseline.condition() instanceof Baseline.Flood flood
        ? new FloodDetector(baseline, flood, columns)
        : BaselineDetectors.of(baseline, columns);
  }

  /** Most keys kept. */
  static int groups(KeyedDocument document) {
    return document instanceof Baseline baseline ? baseline.memory().groups() : CORRELATION_GROUPS;
  }

  /**
   * A text that changes if what was learned means something else: grouping, condition's fields or
   * the selection of a rule it listens to.
   *
   * @param facts what the facts it listens to look like; open windows keep such facts, and are
   *     worth little, while baselines keep none
   */
  static String fingerprint(KeyedDocument document, List<Rule> rules, String facts) {
    StringBuilder text = new StringBuilder();
    text.append(document.subject().groupBy()).append(document.subject().aliases());
    text.append(reads(document)).append(kind(document));
    rules.forEach(
        rule -> text.append(rule.reference()).append(rule.logSource()).append(rule.expr()));
    if (document instanceof Correlation) {
      text.append(facts);
    }
    return Integer.toHexString(text.toString().hashCode()) + "-" + text.length();
  }

  /** What a saved state depends on beside that: states of other kinds look different. */
  private static String kind(KeyedDocument document) {
    if (document instanceof Correlation correlation) {
      return correlation.type().name();
    }
    Baseline baseline = (Baseline) document;
    return baseline.condition() instanceof Baseline.Flood flood
        ? FloodDetector.kind(flood)
        : BaselineDetectors.kind(baseline);
  }
}
