package org.hansho.detect;

import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.sigma.Lists;

/**
 * What detectors may look up beside the facts that they are given. Immutable but for the snapshot
 * behind the reference, which its owner may replace at any time.
 *
 * @param intelligence the same that events are judged by
 * @param lists the named lists that rules look up
 */
public record Lookups(IntelligenceReference intelligence, Lists lists) {
  /** Nothing. */
  public static final Lookups NONE =
      new Lookups(IntelligenceReference.fixed(Intelligence.EMPTY), Lists.NONE);
}
