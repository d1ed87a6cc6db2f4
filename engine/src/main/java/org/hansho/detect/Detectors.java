package org.hansho.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hansho.detect.baseline.BaselineDetectors;
import org.hansho.detect.correlation.CorrelationDetectors;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.KeyedDocument;
import org.hansho.state.StateWriter;

/**
 * Which detector decides a document, and what it needs. The kinds stand in {@link
 * BaselineDetectors} and {@link CorrelationDetectors}.
 */
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
    return BaselineDetectors.reads((Baseline) document);
  }

  /** The detector of a document. */
  static Detector<?> of(KeyedDocument document, Columns columns, Lookups lookups) {
    if (document instanceof Correlation correlation) {
      return CorrelationDetectors.of(correlation, columns);
    }
    return BaselineDetectors.of((Baseline) document, columns, lookups);
  }

  /** Most keys kept. */
  static int groups(KeyedDocument document) {
    return document instanceof Baseline baseline ? baseline.memory().groups() : CORRELATION_GROUPS;
  }

  /** Encodes what of its condition the saved states of a document depend on. */
  static void shape(KeyedDocument document, StateWriter out) {
    if (document instanceof Correlation correlation) {
      CorrelationDetectors.shape(correlation, out);
    } else {
      BaselineDetectors.shape((Baseline) document, out);
    }
  }
}
