package org.hansho.scan;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.hansho.files.source.Unreadable;

/**
 * The sources that could not be read: some by name, all by number. In a folder of half a million
 * files nearly each may be of no known format. Belongs to one thread; sources come in order.
 */
final class UnreadableTally {
  /** Most sources that are named, for those that lose records and for all others each. */
  private static final int MOST = 10_000;

  private final TreeSet<Unreadable> losing = new TreeSet<>();
  private final TreeSet<Unreadable> others = new TreeSet<>();
  private long more;

  void addAll(Collection<Unreadable> unreadable) {
    for (Unreadable one : unreadable) {
      TreeSet<Unreadable> kept = one.isFailure() ? losing : others;
      if (kept.size() < MOST) {
        kept.add(one);
      } else {
        more += kept.contains(one) ? 0 : 1;
      }
    }
  }

  /** Those that are named: first what must not be overlooked. */
  List<Unreadable> named() {
    TreeSet<Unreadable> all = new TreeSet<>(losing);
    all.addAll(others);
    return List.copyOf(all);
  }

  /** How many more there are. */
  long more() {
    return more;
  }
}
