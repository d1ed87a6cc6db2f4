package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateRoomTest {
  private static final int LIMIT = 1_000_000;
  private static final long MOST = 40_000;
  private static final long STATE = 1_000;

  /** A state of some size; the later it was touched, the more would be lost with it. */
  private static final class Load {
    long bytes;
    long latest;
  }

  private static final class Loads implements Detector<Load> {
    @Override
    public StateKind kind() {
      return StateKind.of("loads");
    }

    @Override
    public Load newState() {
      return new Load();
    }

    @Override
    public void accept(Load state, int role, Fact fact, Emission out) {}

    @Override
    public long expiry(Load state) {
      return NEVER;
    }

    @Override
    public long evictionPriority(Load state) {
      return state.latest;
    }

    @Override
    public long comeback() {
      return 5;
    }

    @Override
    public long bytes(Load state) {
      return state.bytes;
    }

    @Override
    public void write(Load state, StateWriter out) {
      out.number(state.bytes);
      out.number(state.latest);
    }

    @Override
    public Load read(StateReader in) {
      Load state = new Load();
      state.bytes = in.number();
      state.latest = in.number();
      return state;
    }
  }

  private final StateRoom room = new StateRoom(MOST);
  private final KeyedStates<Load> one = new KeyedStates<>(new Loads(), LIMIT, room);
  private final KeyedStates<Load> other = new KeyedStates<>(new Loads(), LIMIT, room);

  /** The upper half of a key of a group. */
  private static long high(int group) {
    return Long.divideUnsigned(-1L, GroupKey.GROUPS) * group + GroupKey.GROUPS;
  }

  private static void touch(KeyedStates<Load> states, int group, long key, long bytes, long time) {
    Load load = states.open(high(group), key, KeyTable.NONE);
    load.bytes = Math.max(load.bytes, bytes);
    load.latest = time;
    states.close(load);
  }

  private static void fill(KeyedStates<Load> states, int group, int count) {
    for (int key = 1; key <= count; key++) {
      touch(states, group, key, STATE, key);
    }
  }

  @Test
  void noKeyGroupTakesMoreThanItsRoom() {
    fill(one, 3, 500);
    fill(other, 3, 500);
    assertThat(one.bytes(3) + other.bytes(3)).isBetween(MOST / 2, MOST);
    assertThat(room.used()).isEqualTo(one.bytes(3) + other.bytes(3));
    assertThat(one.evicted() + one.size()).isEqualTo(500);
  }

  @Test
  void aFullKeyGroupCostsTheOthersNothing() {
    fill(one, 4, 20);
    fill(other, 3, 10_000);
    assertThat(one.size(4)).isEqualTo(20);
    assertThat(one.evicted()).isZero();
  }

  @Test
  void whoUsesMostGivesWayAndWhoNeedsAnEqualShareKeepsAll() {
    fill(one, 3, 15);
    fill(other, 3, 10_000);
    assertThat(one.size(3)).isEqualTo(15);
    assertThat(one.evicted()).isZero();
    assertThat(other.evicted()).isPositive();
  }

  @Test
  void whatOthersDoNotUseIsLent() {
    fill(one, 3, 30);
    assertThat(one.evicted()).isZero();
    fill(other, 3, 15);
    assertThat(other.size(3)).as("and given back").isEqualTo(15);
    assertThat(one.evicted()).isPositive();
  }

  @Test
  void ofOneDocumentWhatRanksLeastIsEvicted() {
    fill(one, 3, 500);
    assertThat(one.look(high(3), 500)).isNotNull();
    assertThat(one.look(high(3), 1)).isNull();
  }

  @Test
  void aStateThatIsOpenStaysWithAllOfItsDocument() {
    fill(one, 3, 30);
    Load open = one.open(high(3), 1, KeyTable.NONE);
    fill(other, 3, 100);
    assertThat(one.size(3)).isEqualTo(30);
    one.close(open);
    assertThat(one.bytes(3) + other.bytes(3)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void theLastStateOfADocumentGoesOnlyIfItTakesMoreThanHalfOfTheRoom() {
    touch(one, 3, 1, MOST / 2 - STATE, 1);
    fill(other, 3, 1_000);
    assertThat(one.size(3)).isEqualTo(1);
    touch(one, 3, 1, MOST + STATE, 2_000);
    assertThat(one.size(3)).isZero();
    assertThat(room.used()).isLessThanOrEqualTo(MOST);
  }

  @Test
  void whoComesBackAfterAnEvictionStaysLongerThanInventedNames() {
    fill(one, 3, 41);
    assertThat(one.look(high(3), 2)).as("evicted").isNull();
    touch(one, 3, 2, STATE, 42);
    for (int name = 100; one.look(high(3), 41) != null; name++) {
      touch(one, 3, name, STATE, 42);
    }
    assertThat(one.look(high(3), 2)).isNotNull();
  }

  /** A fact of a key, with the size that it makes the state. */
  private record Step(int group, long key, boolean ofOther, long bytes, long time) {}

  private static List<Step> steps() {
    SplittableRandom random = new SplittableRandom(11);
    List<Step> steps = new ArrayList<>();
    for (int time = 0; time < 40_000; time++) {
      long bytes = random.nextInt(50) == 0 ? 9_000 : random.nextInt(100, 900);
      steps.add(
          new Step(
              random.nextInt(GroupKey.GROUPS),
              random.nextInt(1, 400),
              random.nextInt(4) == 0,
              bytes,
              time));
    }
    return steps;
  }

  /** What is saved of each key group, when so many workers share the key groups. */
  private static Map<Integer, String> savedBy(int workers, List<Step> steps) {
    Map<Integer, String> saved = new TreeMap<>();
    for (int worker = 0; worker < workers; worker++) {
      StateRoomTest own = new StateRoomTest();
      for (Step step : steps) {
        if (step.group() % workers == worker) {
          touch(
              step.ofOther() ? own.other : own.one,
              step.group(),
              step.key(),
              step.bytes(),
              step.time());
        }
      }
      for (int group = worker; group < GroupKey.GROUPS; group += workers) {
        saved.put(group, words(own.one, group) + words(own.other, group));
      }
    }
    return saved;
  }

  private static String words(KeyedStates<Load> states, int group) {
    StateWriter out = new StateWriter();
    states.write(group, out);
    return HexFormat.of().formatHex(out.toBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void anyNumberOfWorkersKeepsTheSame(int workers) {
    List<Step> steps = steps();
    assertThat(savedBy(workers, steps)).isEqualTo(savedBy(1, steps));
  }

  @Test
  void whatIsRestoredTakesAsMuchAsBeforeAndGoesOnTheSame() {
    List<Step> steps = steps();
    StateRoomTest straight = new StateRoomTest();
    StateRoomTest restored = new StateRoomTest();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      touch(straight.one, step.group(), step.key(), step.bytes(), step.time());
      touch(restored.one, step.group(), step.key(), step.bytes(), step.time());
      if (i % 9_000 == 8_999) {
        restored = again(restored);
      }
    }
    assertThat(straight.one.evicted()).isPositive();
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      assertThat(restored.one.bytes(group)).isEqualTo(straight.one.bytes(group));
      assertThat(words(restored.one, group)).isEqualTo(words(straight.one, group));
    }
  }

  private static StateRoomTest again(StateRoomTest before) {
    StateRoomTest after = new StateRoomTest();
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      StateWriter out = new StateWriter();
      before.one.write(group, out);
      after.one.read(group, 1, new StateReader(out.toBytes()));
    }
    return after;
  }
}
