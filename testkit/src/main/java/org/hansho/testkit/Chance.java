package org.hansho.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Choices of a generator; the same seed makes the same choices. */
public final class Chance {
  private final SplittableRandom random;

  /** Choices that follow from the seed. */
  public Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A number from 0 to just below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in so many times. */
  public boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Heads or tails. */
  public boolean flip() {
    return random.nextBoolean();
  }

  /** One of the given. */
  @SafeVarargs
  public final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** One of the given. */
  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** So many of what the supplier makes. */
  public <T> List<T> some(int count, Supplier<T> supplier) {
    List<T> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(supplier.get());
    }
    return made;
  }
}
