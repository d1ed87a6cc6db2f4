package org.hansho.local.journal;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/** Where the markers of segments come from. */
@FunctionalInterface
interface SegmentMarkers extends LongSupplier {
  /** Numbers nobody can guess; never zero, as a lost block reads as zeros. */
  static SegmentMarkers random() {
    SecureRandom random = new SecureRandom();
    return () -> random.nextLong() | 1;
  }
}
