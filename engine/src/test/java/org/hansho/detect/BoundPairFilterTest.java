package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class BoundPairFilterTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final Fields FIELDS = Fields.of(Set.of("peer", "host"));
  private static final PairFilter THREE = new PairFilter("peer", "host", 3, 1);

  private final BoundPairFilter filter = new BoundPairFilter(THREE, FIELDS);

  private static Event event(String peer, String host, long time) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.setTime(time);
    event.addText(FIELDS.id("peer"), peer);
    event.addText(FIELDS.id("host"), host);
    return event;
  }

  private boolean passes(String peer, String host, long time) {
    return filter.wants(event(peer, host, time));
  }

  @Test
  void ofAPairTheFirstFactOfADayGoesThrough() {
    assertThat(passes("198.51.100.1", "192.0.2.1", 5)).isTrue();
    assertThat(passes("198.51.100.1", "192.0.2.1", 6)).isFalse();
    assertThat(passes("198.51.100.1", "192.0.2.1", DAY)).isTrue();
    assertThat(passes("198.51.100.2", "192.0.2.1", 6)).isTrue();
  }

  @Test
  void anEarlierFactThatComesLaterGoesThroughAndSoDoesOneOfTheSameTime() {
    assertThat(passes("198.51.100.1", "192.0.2.1", 5)).isTrue();
    assertThat(passes("198.51.100.1", "192.0.2.1", 5)).isTrue();
    assertThat(passes("198.51.100.1", "192.0.2.1", 4)).isTrue();
    assertThat(passes("198.51.100.1", "192.0.2.1", 5)).isFalse();
  }

  @Test
  void whatHasNoTwoAddressesGoesThrough() {
    assertThat(passes("somewhere", "192.0.2.1", 5)).isTrue();
    assertThat(passes("somewhere", "192.0.2.1", 6)).isTrue();
    assertThat(passes("198.51.100.1", "host", 5)).isTrue();
    assertThat(passes("198.51.100.1", "host", 6)).isTrue();
  }

  @Test
  void addressesOfBothFamiliesWithTheSameBitsAreTwo() {
    assertThat(passes("192.0.2.9", "192.0.2.1", 5)).isTrue();
    assertThat(passes("::c000:209", "192.0.2.1", 6)).isTrue();
    assertThat(passes("::ffff:192.0.2.9", "192.0.2.1", 6)).isFalse();
  }

  @Test
  void afterClearingEverythingGoesThroughAgain() {
    assertThat(passes("198.51.100.1", "192.0.2.1", 5)).isTrue();
    filter.begin();
    assertThat(passes("198.51.100.1", "192.0.2.1", 6)).isTrue();
  }

  private record Seen(String peer, String host, long time) {}

  /** The first facts of the first three pairs of each address and day. */
  private static Set<Seen> needed(List<Seen> all) {
    Map<String, Map<String, Seen>> firsts = new HashMap<>();
    for (Seen seen : all) {
      firsts
          .computeIfAbsent(seen.peer() + seen.time() / DAY, unused -> new HashMap<>())
          .merge(seen.host(), seen, (a, b) -> a.time() <= b.time() ? a : b);
    }
    Set<Seen> needed = new HashSet<>();
    for (Map<String, Seen> byHost : firsts.values()) {
      byHost.values().stream()
          .sorted(Comparator.comparingLong(Seen::time))
          .limit(THREE.most())
          .forEach(needed::add);
    }
    return needed;
  }

  @Test
  void whateverTheOrderWhatListenersNeedGoesThrough() {
    Random random = new Random(7);
    List<Seen> all = new ArrayList<>();
    Set<Long> times = new HashSet<>();
    while (times.size() < 4_000) {
      times.add((long) (random.nextDouble() * 3 * DAY));
    }
    for (long time : times) {
      all.add(new Seen("198.51.100." + random.nextInt(9), "192.0.2." + random.nextInt(12), time));
    }
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(all, random);
      filter.begin();
      Set<Seen> through = new HashSet<>();
      for (Seen seen : all) {
        if (passes(seen.peer(), seen.host(), seen.time())) {
          through.add(seen);
        }
      }
      assertThat(through).containsAll(needed(all)).hasSizeLessThan(2_000);
    }
  }
}
