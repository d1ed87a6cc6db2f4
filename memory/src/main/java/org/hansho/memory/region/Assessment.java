package org.hansho.memory.region;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What speaks against a piece of memory, what speaks for it, and what that comes to.
 *
 * @param score the points of all evidence that counts
 */
public record Assessment(Set<Evidence> evidence, Demotion demotion, int score) {
  public Assessment {
    evidence = Collections.unmodifiableSet(evidence);
  }

  /**
   * Adds up: in memory of a benign shape only strong evidence counts, and threads that run compiled
   * code are no evidence where .NET is loaded.
   */
  static Assessment of(Set<Evidence> evidence, Demotion shape, boolean dotnet) {
    Demotion demotion = shape;
    boolean weak = evidence.stream().allMatch(one -> one.points() < Evidence.STRONG);
    boolean threads = evidence.stream().anyMatch(Evidence::isOfThreads);
    boolean others =
        evidence.contains(Evidence.UNLISTED_IMAGE) || evidence.contains(Evidence.REBUILT_IMPORTS);
    if (shape == Demotion.NONE && dotnet && weak && threads && !others) {
      demotion = Demotion.DOTNET_THREADS;
    }
    int ofThreads = 0;
    int score = 0;
    for (Evidence one : evidence) {
      boolean counts = demotion == Demotion.NONE || one.points() >= Evidence.STRONG;
      ofThreads += counts && one.isOfThreads() ? one.points() : 0;
      score += counts && !one.isOfThreads() ? one.points() : 0;
    }
    EnumSet<Evidence> copy = EnumSet.noneOf(Evidence.class);
    copy.addAll(evidence);
    return new Assessment(copy, demotion, score + Math.min(ofThreads, Evidence.MOST_OF_THREADS));
  }

  /** Whether a whole module is there that no loader listed. */
  public boolean hasInjectedImage() {
    return evidence.stream().anyMatch(Evidence::isImage);
  }
}
