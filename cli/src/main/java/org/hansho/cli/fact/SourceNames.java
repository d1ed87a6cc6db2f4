package org.hansho.cli.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The names of sources and the numbers that stand for them in files. Safe for several threads. */
final class SourceNames {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new CopyOnWriteArrayList<>();

  synchronized int number(String name) {
    Integer known = numbers.get(name);
    if (known == null) {
      known = names.size();
      names.add(name);
      numbers.put(name, known);
    }
    return known;
  }

  /** The names by number; grows. */
  List<String> names() {
    return names;
  }
}
