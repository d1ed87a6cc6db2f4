package org.hansho.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {
  private static final int STEPS = 60_000;

  /** So many states that they are looked up ahead, and the number of a key that is not there. */
  private static final int MANY = 9_000;

  private static final int UNSEEN = 10_000;

  private static final Comparator<long[]> ORDER =
      (one, other) -> KeyTable.compare(one[0], one[1], other[0], other[1]);

  /** A count, and a name that not every state has. */
  private static final class Tally {
    long count;
    @Nullable String name;
  }

  private record Key(long high, long low) {}

  private record Known(long count, @Nullable String name) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsWhatAMapKeeps(boolean compact) {
    KeyTable<Tally> table = new KeyTable<>(new Tallies(compact));
    Map<Key, Known> map = new HashMap<>();
    SplittableRandom random = new SplittableRandom(7);
    for (int step = 0; step < STEPS; step++) {
      Key key = key(random.nextInt(3_000));
      int likely = random.nextBoolean() ? table.likely(key.low()) : random.nextInt(4_000);
      int row = table.find(key.high(), key.low(), likely);
      assertThat(row != KeyTable.NONE).isEqualTo(map.containsKey(key));
      if (row == KeyTable.NONE) {
        row = table.add(key.high(), key.low(), new Tally());
      }
      Tally tally = table.open(row);
      tally.count++;
      tally.name = random.nextInt(20) == 0 ? "step " + step : tally.name;
      table.close(row, tally);
      Known before = map.getOrDefault(key, new Known(0, null));
      map.put(key, new Known(before.count() + 1, tally.name));
      assertThat(known(table.look(row))).isEqualTo(map.get(key));
      if (step % 7_000 == 6_999) {
        removeFromSome(table, map, random.nextInt(6), random.nextInt(1, GroupKey.GROUPS));
      }
      if (step % 9_000 == 8_999) {
        removeFromAll(table, map, random.nextInt(12));
      }
    }
    assertThat(contentOf(table)).isEqualTo(map);
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      int of = group;
      long keys = map.keySet().stream().filter(key -> GroupKey.group(key.high()) == of).count();
      assertThat(table.size(group)).isEqualTo((int) keys);
      assertThat(List.of(table.sortedKeys(group))).hasSize((int) keys).isSortedAccordingTo(ORDER);
    }
  }

  private static void removeFromSome(
      KeyTable<Tally> table, Map<Key, Known> map, long least, int groups) {
    int removed = 0;
    for (int group = 0; group < groups; group++) {
      removed += table.removeIf(group, (high, low, state) -> state.count < least);
    }
    int size = map.size();
    map.entrySet()
        .removeIf(
            known ->
                GroupKey.group(known.getKey().high()) < groups && known.getValue().count() < least);
    assertThat(removed).isEqualTo(size - map.size());
    assertThat(table.size()).isEqualTo(map.size());
  }

  private static void removeFromAll(KeyTable<Tally> table, Map<Key, Known> map, long least) {
    Set<Integer> notified = new TreeSet<>();
    Set<Integer> removed = new TreeSet<>();
    table.removeIf((high, low, state) -> state.count < least, notified::add);
    map.forEach(
        (of, known) -> {
          if (known.count() < least) {
            removed.add(GroupKey.group(of.high()));
          }
        });
    map.values().removeIf(known -> known.count() < least);
    assertThat(notified).isEqualTo(removed);
    assertThat(table.size()).isEqualTo(map.size());
  }

  @Test
  void aKeyThatWasRemovedIsNotFoundWhereItWasLookedUp() {
    KeyTable<Tally> table = new KeyTable<>(new Tallies(true));
    for (int i = 0; i < 10; i++) {
      table.add(i, 70 + i, named(i));
    }
    int likely = table.likely(73);
    table.removeIf(0, (high, low, state) -> state.count == 3);

    assertThat(table.find(3, 73, likely)).isEqualTo(KeyTable.NONE);
    assertThat(table.add(30, 700, named(30))).isEqualTo(likely);
    assertThat(table.find(3, 73, likely)).isEqualTo(KeyTable.NONE);
    assertThat(table.look(table.find(30, 700)).count).isEqualTo(30);
  }

  @Test
  void whatIsTrimmedIsFoundAgainInFewerRows() {
    KeyTable<Tally> table = new KeyTable<>(new Tallies(true));
    for (int i = 0; i < 1_000; i++) {
      table.add(key(i).high(), key(i).low(), named(i));
    }
    Tally outgrown = table.open(table.find(key(5).high(), key(5).low()));
    outgrown.name = "a name";
    table.close(table.find(key(5).high(), key(5).low()), outgrown);
    table.removeIf((high, low, state) -> state.count >= 10, group -> {});

    assertThat(table.size()).isEqualTo(10);
    for (int i = 0; i < 10; i++) {
      int row = table.find(key(i).high(), key(i).low());
      assertThat(row).isBetween(0, 9);
      assertThat(table.look(row).count).isEqualTo(i);
    }
    assertThat(table.open(table.find(key(5).high(), key(5).low()))).isSameAs(outgrown);
  }

  @Test
  void keysThatBeginTheirSearchAtTheSamePlaceAreDistinguished() {
    KeyTable<Tally> table = new KeyTable<>(new Tallies(true));
    for (int i = 0; i < 100; i++) {
      table.add(i, (long) (i % 3) << 40, named(i));
    }
    for (int i = 0; i < 100; i++) {
      int row = table.find(i, (long) (i % 3) << 40);
      assertThat(table.look(row).count).isEqualTo(i);
      assertThat(table.find(i, (long) (i % 3 + 1) << 41)).isEqualTo(KeyTable.NONE);
    }
  }

  @Test
  void aStateThatOutgrewItsRowIsTheSameObjectFromThenOn() {
    KeyTable<Tally> table = new KeyTable<>(new Tallies(true));
    int row = table.add(1, 2, new Tally());
    int other = table.add(3, 4, new Tally());
    Tally outgrown = table.open(row);
    outgrown.name = "a name";
    table.close(row, outgrown);
    Tally next = table.open(other);
    next.count = 9;
    table.close(other, next);

    assertThat(table.open(row)).isSameAs(outgrown);
    assertThat(outgrown.count).isZero();
    assertThat(next).isNotSameAs(outgrown);
    assertThat(next.name).isNull();
    assertThat(table.look(other).count).isEqualTo(9);
  }

  @Test
  void aKeyThatIsAddedBehindWhereItWasLookedUpIsFound() {
    KeyedStates<Tally> states = new KeyedStates<>(new Tallies(true), 1_000);
    for (int i = 0; i < MANY; i++) {
      Key key = key(i);
      states.close(count(states.open(key.high(), key.low(), 0)));
    }
    ReadAhead ahead = new ReadAhead();
    for (int number : new int[] {7, UNSEEN, UNSEEN}) {
      ahead.add(states, key(number).low());
    }
    ahead.read();
    Key unseen = key(UNSEEN);

    assertThat(states.find(key(7).high(), key(7).low(), ahead.row(0))).isEqualTo(7);
    assertThat(ahead.row(1)).isEqualTo(KeyTable.ABSENT);
    assertThat(states.openKnown(unseen.high(), unseen.low(), ahead.row(1))).isNull();
    states.close(count(states.open(unseen.high(), unseen.low(), ahead.row(1))));
    assertThat(ahead.row(2)).isNotEqualTo(KeyTable.ABSENT);
    states.close(count(states.open(unseen.high(), unseen.low(), ahead.row(2))));
    assertThat(states.size()).isEqualTo(MANY + 1);
    assertThat(requireNonNull(states.look(unseen.high(), unseen.low())).count).isEqualTo(2);
  }

  @Test
  void aSavedKeyGroupThatHoldsAKeyOfAnotherIsRefused() {
    StateWriter out = new StateWriter();
    out.count(1);
    out.number(0);
    out.flag(false);
    out.count(1);
    out.number(Long.divideUnsigned(-1, GroupKey.GROUPS) * 4 + 100);
    out.number(9);
    KeyedStates<Tally> states = new KeyedStates<>(new Tallies(true), 1_000);

    assertThatThrownBy(() -> states.read(3, 1, new StateReader(out.toBytes())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key group 3 holds a key of another");
  }

  private static Tally count(Tally tally) {
    tally.count++;
    return tally;
  }

  private static Tally named(long count) {
    Tally tally = new Tally();
    tally.count = count;
    return tally;
  }

  private static Key key(int number) {
    SplittableRandom bits = new SplittableRandom(number);
    return new Key(bits.nextLong(), bits.nextLong());
  }

  private static Known known(Tally tally) {
    return new Known(tally.count, tally.name);
  }

  private static Map<Key, Known> contentOf(KeyTable<Tally> table) {
    Map<Key, Known> content = new HashMap<>();
    table.forEach((high, low, state) -> content.put(new Key(high, low), known(state)));
    return content;
  }

  /** A detector that is asked for nothing but states. */
  private record Tallies(boolean compact) implements Detector<Tally>, CompactForm<Tally> {
    @Override
    public StateKind kind() {
      return StateKind.of("tallies");
    }

    @Override
    public Tally newState() {
      return new Tally();
    }

    @Override
    public @Nullable CompactForm<Tally> compactForm() {
      return compact ? this : null;
    }

    @Override
    public int numbers() {
      return 1;
    }

    @Override
    public boolean fits(Tally state) {
      return state.name == null;
    }

    @Override
    public void write(Tally state, long[] numbers, int at) {
      numbers[at] = state.count;
    }

    @Override
    public void read(long[] numbers, int at, Tally state) {
      state.count = numbers[at];
    }

    @Override
    public void accept(Tally state, int role, Fact fact, Emission out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long expiry(Tally state) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long bytes(Tally state) {
      return 40;
    }

    @Override
    public long evictionPriority(Tally state) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(Tally state, StateWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Tally read(StateReader in) {
      throw new UnsupportedOperationException();
    }
  }
}
