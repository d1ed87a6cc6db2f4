package org.hansho.detect.baseline;

/**
 * How improbable a high count is under a negative binomial distribution: a Poisson count whose rate
 * itself varies, as counts in logs do.
 *
 * <p>P(X ≥ x) is the regularised incomplete beta function I(q; x, k) with q = m / (m + k), computed
 * by its continued fraction (Abramowitz and Stegun 26.5.8). Strict arithmetic: the same on any
 * machine. At most {@link #STEPS} steps.
 */
final class CountTail {
  private static final int STEPS = 300;
  private static final double LARGEST = 20_000;
  private static final double TINY = 1e-300;
  private static final double EXACT_ENOUGH = 1e-12;
  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private CountTail() {}

  /**
   * The probability of a count of at least {@code x}.
   *
   * @param mean greater than 0
   * @param dispersion k, greater than 0: the variance is mean + mean² / k
   */
  static double atLeast(double x, double mean, double dispersion) {
    if (x <= 0) {
      return 1;
    }
    // Beyond this size the distribution is that of a continuous quantity, whatever the unit.
    double scale = Math.max(1, Math.max(x, mean) / LARGEST);
    double scaledMean = mean / scale;
    return incompleteBeta(x / scale, dispersion, scaledMean / (scaledMean + dispersion));
  }

  private static double incompleteBeta(double a, double b, double q) {
    double logFront =
        a * StrictMath.log(q)
            + b * StrictMath.log1p(-q)
            + logGamma(a + b)
            - logGamma(a)
            - logGamma(b);
    double front = StrictMath.exp(logFront);
    double result =
        q < (a + 1) / (a + b + 2)
            ? front * fraction(a, b, q) / a
            : 1 - front * fraction(b, a, 1 - q) / b;
    return Math.min(1, Math.max(0, result));
  }

  /** The continued fraction, by the method of Lentz. */
  private static double fraction(double a, double b, double q) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * q / (a + 1));
    double value = d;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * q / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * q / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < EXACT_ENOUGH) {
        break;
      }
    }
    return value;
  }

  private static double away(double fromZero) {
    return Math.abs(fromZero) < TINY ? TINY : fromZero;
  }

  /** The logarithm of the gamma function of a positive number (Lanczos, g = 7). */
  private static double logGamma(double x) {
    if (x < 0.5) {
      return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double sum = 0.9999999999998099;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i);
    }
    double t = x + LANCZOS.length - 1.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
