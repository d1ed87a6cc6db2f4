package org.hansho.scan.fact;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** The names of sources and the numbers that stand for them in files. Safe for several threads. */
final class SourceNames {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  synchronized int number(String name) {
    Integer known = numbers.get(name);
    if (known == null) {
      known = names.size();
      names.add(name);
      numbers.put(name, known);
    }
    return known;
  }

  private synchronized String name(int number) {
    return names.get(number);
  }

  private synchronized int size() {
    return names.size();
  }

  /** The names by number; grows. */
  List<String> names() {
    return new ByNumber();
  }

  private final class ByNumber extends AbstractList<String> implements RandomAccess {
    @Override
    public String get(int number) {
      return name(number);
    }

    @Override
    public int size() {
      return SourceNames.this.size();
    }
  }
}
