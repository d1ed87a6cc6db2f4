package org.hansho.detect;

import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.sigma.Lists;

/**
 * What detectors are given beside facts. Immutable but for the snapshot behind the reference, which
 * its owner may replace at any time.
 *
 * @param intelligence the same that events are judged by
 * @param lists the named lists that rules look up
 * @param hashes what keys and values are hashed with
 */
public record Lookups(IntelligenceReference intelligence, Lists lists, SeededHashes hashes) {
  /** Nothing to look up, and hashes that everybody knows. */
  public static final Lookups NONE =
      new Lookups(IntelligenceReference.fixed(Intelligence.EMPTY), Lists.NONE, SeededHashes.KNOWN);

  /** The same with other hashes. */
  Lookups with(SeededHashes other) {
    return new Lookups(intelligence, lists, other);
  }
}
