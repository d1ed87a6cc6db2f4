package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Who uses what: pairs of users and resources, both as 64-bit hashes, that were seen within the
 * memory. Belongs to one thread.
 *
 * <p>Bounded: {@link #MOST} pairs, of which the eighth that is known for the shortest time is
 * evicted when there is no room, so that invented names push out each other; {@link #MOST_PARTNERS}
 * resources of a user and users of a resource, beyond which nothing is added. About 50 bytes a
 * pair, and 140 for each user and each resource.
 */
final class AccessGraph {
  /** Most pairs. */
  static final int MOST = 100_000;

  /** Most users of a resource, and resources of a user. */
  static final int MOST_PARTNERS = 256;

  private static final int PART = 8;

  /** What a user or resource takes of the heap with room for few partners, in bytes. */
  private static final long PARTNERS = 140;

  /** What a pair takes on both sides. */
  private static final long PAIR = 48;

  private final Map<Long, Partners> resourcesOf = new HashMap<>();
  private final Map<Long, Partners> usersOf = new HashMap<>();
  private int pairs;

  /** A pair with its days. */
  private record Pair(long user, long resource, int first, int last) {
    /** What is known for the shortest time first, then what was seen longest ago. */
    static final Comparator<Pair> EVICTION_ORDER =
        Comparator.<Pair>comparingInt(pair -> pair.last - pair.first)
            .thenComparingInt(Pair::last)
            .thenComparingLong(Pair::user)
            .thenComparingLong(Pair::resource);
  }

  int pairs() {
    return pairs;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 288 + (resourcesOf.size() + usersOf.size()) * PARTNERS + pairs * PAIR;
  }

  boolean has(long user, long resource) {
    Partners resources = resourcesOf.get(user);
    return resources != null && resources.has(resource);
  }

  @Nullable Partners resourcesOf(long user) {
    return resourcesOf.get(user);
  }

  @Nullable Partners usersOf(long resource) {
    return usersOf.get(resource);
  }

  /** Notes a use; returns how many pairs were lost to it, itself among them. */
  int see(long user, long resource, int day) {
    if (has(user, resource)) {
      partners(resourcesOf, user).see(resource, day);
      return 0;
    }
    if (isFull(resourcesOf.get(user)) || isFull(usersOf.get(resource))) {
      return 1;
    }
    int evicted = pairs < MOST ? 0 : evict();
    partners(resourcesOf, user).see(resource, day);
    partners(usersOf, resource).see(user, day);
    pairs++;
    return evicted;
  }

  /** Says of pairs whether they may be joined. */
  interface Admitted {
    boolean pair(long user, long resource);
  }

  /** Joins the pairs that another graph has, as far as there is room. */
  void join(AccessGraph other, Admitted admitted) {
    for (Pair pair : other.all()) {
      boolean known = has(pair.user(), pair.resource());
      boolean fits =
          pairs < MOST
              && !isFull(resourcesOf.get(pair.user()))
              && !isFull(usersOf.get(pair.resource()));
      if (admitted.pair(pair.user(), pair.resource()) && (known || fits)) {
        pairs += known ? 0 : 1;
        partners(resourcesOf, pair.user()).see(pair.resource(), pair.first(), pair.last());
        partners(usersOf, pair.resource()).see(pair.user(), pair.first(), pair.last());
      }
    }
  }

  private static boolean isFull(@Nullable Partners partners) {
    return partners != null && partners.size() >= MOST_PARTNERS;
  }

  private static Partners partners(Map<Long, Partners> of, long id) {
    return of.computeIfAbsent(id, unused -> new Partners());
  }

  private int evict() {
    List<Pair> all = all();
    all.sort(Pair.EVICTION_ORDER);
    List<Pair> least = all.subList(0, all.size() / PART);
    least.forEach(this::remove);
    return least.size();
  }

  /** Forgets pairs that were last seen before a day. */
  void forget(int before) {
    for (Pair pair : all()) {
      if (pair.last() < before) {
        remove(pair);
      }
    }
  }

  private List<Pair> all() {
    List<Pair> all = new ArrayList<>(pairs);
    resourcesOf.forEach(
        (user, resources) -> {
          for (int i = 0; i < resources.size(); i++) {
            all.add(new Pair(user, resources.id(i), resources.first(i), resources.last(i)));
          }
        });
    return all;
  }

  private void remove(Pair pair) {
    remove(resourcesOf, pair.user(), pair.resource());
    remove(usersOf, pair.resource(), pair.user());
    pairs--;
  }

  private static void remove(Map<Long, Partners> from, long id, long partner) {
    Partners partners = from.get(id);
    if (partners != null) {
      partners.remove(partner);
      if (partners.size() == 0) {
        from.remove(id);
      }
    }
  }

  /** Saves all pairs, in the order of users. */
  void write(StateWriter out) {
    List<Long> users = new ArrayList<>(resourcesOf.keySet());
    users.sort(Comparator.naturalOrder());
    out.count(users.size());
    for (long user : users) {
      out.number(user);
      partners(resourcesOf, user).write(out);
    }
  }

  static AccessGraph read(StateReader in) {
    AccessGraph read = new AccessGraph();
    for (int left = in.count(); left > 0; left--) {
      long user = in.number();
      Partners resources = Partners.read(in);
      read.resourcesOf.put(user, resources);
      for (int i = 0; i < resources.size(); i++) {
        partners(read.usersOf, resources.id(i)).see(user, resources.last(i));
      }
      read.pairs += resources.size();
    }
    return read;
  }
}
