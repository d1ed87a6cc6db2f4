package org.hansho.detect;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;
import org.hansho.sigma.KeyedDocument;
import org.jspecify.annotations.Nullable;

/** What the results of a plan are about, for those on which people may have opinions. Immutable. */
public final class Matters {
  private final DetectorPlan plan;

  /** Documents whose results of other hours are other matters. */
  private final BitSet timed = new BitSet();

  /** For the results of a plan. */
  public Matters(DetectorPlan plan) {
    this.plan = plan;
    Map<String, KeyedDocument> byReference = new HashMap<>();
    for (DetectorPlan.Document document : plan.keyed()) {
      if (document.keyed() != null) {
        byReference.put(document.reference(), document.keyed());
      }
    }
    for (DetectorPlan.Document document : plan.keyed()) {
      timed.set(document.index(), isTimed(document.reference(), byReference));
    }
  }

  private static boolean isTimed(String reference, Map<String, KeyedDocument> byReference) {
    KeyedDocument document = byReference.get(reference);
    return document != null
        && ((document instanceof Baseline baseline && isOfTimes(baseline))
            || document.subject().rules().stream().anyMatch(one -> isTimed(one, byReference)));
  }

  /** Whether what is learned of a key are its times, not its values. */
  static boolean isOfTimes(Baseline baseline) {
    return baseline.condition() instanceof Baseline.Volume
        || baseline.condition() instanceof Baseline.Mix
        || baseline.condition() instanceof FloodCondition;
  }

  /** Whether a baseline learns from opinions. Building blocks that hold nothing back do not. */
  static boolean acceptsFeedback(Baseline baseline) {
    return !Duration.ZERO.equals(baseline.memory().knownAfterAlert())
        && (isOfTimes(baseline)
            || baseline.condition() instanceof Baseline.FirstSeen
            || baseline.condition() instanceof Baseline.Rare
            || baseline.condition() instanceof Baseline.Access
            || baseline.condition() instanceof Baseline.Travel
            || baseline.condition() instanceof Baseline.Statement);
  }

  /** Whether detectors accept opinions on the results of a document. */
  public boolean has(int document) {
    DetectorPlan.Document planned = plan.document(document);
    return planned != null && !planned.feedbackFields().isEmpty();
  }

  /** What a result is about; null if detectors accept no opinion on it. Makes its fact. */
  public @Nullable Matter of(Result result) {
    DetectorPlan.Document document = plan.document(result.document());
    return document == null || document.feedbackFields().isEmpty()
        ? null
        : Matter.of(result, document, timed.get(result.document()));
  }
}
