package org.hansho.scan.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.detect.Subscribers;

/**
 * The combinations of rules and the numbers that stand for them in files, from 1 on. Safe for
 * several threads; bounded.
 */
final class Combinations {
  /** In place of a number: that the rules are written out. */
  static final int UNNUMBERED = 0;

  private static final int MOST = 20_000;

  private final Map<Subscribers, Integer> numbers = new TreeMap<>(Subscribers.ORDER);
  private final List<Subscribers> combinations = new ArrayList<>();

  synchronized int number(Subscribers combination) {
    Integer known = numbers.get(combination);
    if (known != null) {
      return known;
    }
    if (combinations.size() == MOST) {
      return UNNUMBERED;
    }
    combinations.add(combination);
    numbers.put(combination, combinations.size());
    return combinations.size();
  }

  /** The subscribers of the rules that a number stands for. */
  synchronized Subscribers get(int number) {
    return combinations.get(number - 1);
  }
}
