package org.hansho.casework.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.hansho.incident.EntityKey;
import org.jspecify.annotations.Nullable;

/**
 * What was read of the alerts that name entities, each in order of time, so that nothing is asked
 * of the database twice in a transaction.
 */
final class NamedTimes<T> {
  private final ToLongFunction<T> timeOf;
  private final Map<EntityKey, Known<T>> known = new HashMap<>();

  NamedTimes(ToLongFunction<T> timeOf) {
    this.timeOf = timeOf;
  }

  /** All that there is in a time. */
  private record Known<T>(long from, long to, List<T> all) {}

  /** What is known of a time, the first ones; null if that is not all. */
  @Nullable List<T> find(EntityKey key, long from, long to, int most) {
    Known<T> before = known.get(key);
    if (before == null || before.from() > from || before.to() < to) {
      return null;
    }
    List<T> found = new ArrayList<>();
    for (T one : before.all()) {
      long time = timeOf.applyAsLong(one);
      if (time > to || found.size() == most) {
        break;
      }
      if (time >= from) {
        found.add(one);
      }
    }
    return found;
  }

  /** Remembers all of a time. */
  void put(EntityKey key, long from, long to, List<T> all) {
    known.put(key, new Known<>(from, to, all));
  }

  /** Something was written. */
  void clear() {
    known.clear();
  }
}
