package org.hansho.testkit.tenant.clockwork;

import java.util.List;

/**
 * Pseudo-random choices of one entity: SplitMix64, so the same on any platform and release.
 *
 * <p>Logarithms are the strict ones for the same reason. Not for use by several threads.
 */
public final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;
  private static final double POISSON_BY_PRODUCT = 30;

  private long state;

  /** Choices that follow from the seed. */
  public Dice(long seed) {
    this.state = mix(seed);
  }

  /** The dice of a named entity under a seed; other names and seeds give unrelated ones. */
  public static Dice of(long seed, String entity) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < entity.length(); i++) {
      hash = (hash ^ entity.charAt(i)) * 0x100000001B3L;
    }
    return new Dice(mix(seed) ^ hash);
  }

  /** Scatters the bits of a number. */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Any of the 2^64 numbers. */
  public long bits() {
    state += GAMMA;
    return mix(state);
  }

  /** Dice of their own for a part of this entity's life. */
  public Dice fork() {
    return new Dice(bits());
  }

  /** A number from 0 to just below 1. */
  public double unit() {
    return (bits() >>> 11) * UNIT;
  }

  /** A number from 0 to just below the bound. */
  public int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** A number from the first to the last, both possible. */
  public int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** One of the given. */
  public <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** One of the given. */
  @SafeVarargs
  public final <T> T any(T... choices) {
    return choices[below(choices.length)];
  }

  /** A waiting time of an exponential distribution with this mean. */
  public long exponential(double mean) {
    return (long) (-mean * StrictMath.log(1 - unit()));
  }

  /** A draw from the normal distribution of mean 0 and deviation 1. */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** A size around the median whose logarithm has this deviation; at least 1. */
  public long size(double median, double deviation) {
    return Math.max(1, (long) (median * StrictMath.exp(deviation * normal())));
  }

  /** A count of events where so many are expected. */
  public int poisson(double expected) {
    if (expected > POISSON_BY_PRODUCT) {
      return (int) Math.max(0, Math.round(expected + StrictMath.sqrt(expected) * normal()));
    }
    double limit = StrictMath.exp(-expected);
    double product = unit();
    int count = 0;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }

  /** So many hexadecimal digits. */
  public String digits(int count) {
    StringBuilder text = new StringBuilder(count);
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = i % 16 == 0 ? bits() : bits >>> 4;
      text.append(Character.forDigit((int) bits & 15, 16));
    }
    return text.toString();
  }

  /** An identifier of 32 digits in five groups, of the random kind. */
  public String identifier() {
    String digits = digits(30);
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        "4" + digits.substring(12, 15),
        "a" + digits.substring(15, 18),
        digits.substring(18));
  }

  /** About this many: between 70 % and 130 % of it. */
  public long around(long value) {
    return (long) (value * (0.7 + 0.6 * unit()));
  }
}
