package org.hansho.testkit.traffic;

import java.util.SplittableRandom;

/** How many events happen by chance. */
final class Chance {
  private Chance() {}

  /**
   * A Poisson number: by addition of exponential times; by the normal distribution where there are
   * many.
   */
  static long poisson(SplittableRandom random, double mean) {
    if (mean > 500) {
      double normal = 0;
      for (int i = 0; i < 12; i++) {
        normal += random.nextDouble();
      }
      return Math.max(0, Math.round(mean + (normal - 6) * Math.sqrt(mean)));
    }
    long count = -1;
    for (double time = 0; time < mean; count++) {
      time -= Math.log(1 - random.nextDouble());
    }
    return Math.max(0, count);
  }
}
