package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class AttemptsStateTest {
  private static AttemptsState read(StateWriter saved, boolean slowly) {
    AttemptsState state = new AttemptsState(true, slowly);
    StateReader in = new StateReader(saved.toBytes());
    state.read(in);
    assertThat(in.atEnd()).as("nothing is left to read").isTrue();
    return state;
  }

  private static AttemptsState state(boolean slowly) {
    AttemptsState state = new AttemptsState(true, slowly);
    state.first = 7;
    state.samples = 12;
    state.recent.see(0x1234_5600, 3);
    if (state.slow != null) {
      state.slow.add(99, 3);
    }
    return state;
  }

  @Test
  void whatIsSavedIsReadWhateverWindowsTheConditionAsksForNow() {
    for (boolean before : new boolean[] {false, true}) {
      StateWriter saved = new StateWriter();
      state(before).write(saved);
      for (boolean now : new boolean[] {false, true}) {
        AttemptsState read = read(saved, now);
        assertThat(read.samples).isEqualTo(12);
        assertThat(read.recent.see(0x1234_5600, 3)).isEqualTo(RecentConnections.Seen.THIS_SLOT);
      }
    }
  }

  @Test
  void aStateWhoseRecentConnectionsStoodInPlacesIsReadWithoutThem() {
    AttemptsState empty = new AttemptsState(true, false);
    StateWriter older = new StateWriter();
    for (long head : new long[] {7, 9, 12}) {
      older.number(head);
    }
    older.count(0);
    older.number(AttemptsState.NONE);
    older.number(AttemptsState.NONE);
    older.count(0);
    older.count(1);
    older.count(4);
    empty.peers.write(older);
    older.number(3);
    older.number(0b101);
    older.count(0x1234_5603);
    older.count(0x0765_4303);
    empty.rhythm.write(older);
    new SpreadPeers().write(older);
    AttemptsState read = read(older, true);
    assertThat(read.first).isEqualTo(7);
    assertThat(read.samples).isEqualTo(12);
    assertThat(read.recent.see(0x1234_5600, 3)).isEqualTo(RecentConnections.Seen.NEVER);
  }

  private static void notePeers(DailyDrift drift, double first, double growth) {
    double peers = first;
    for (int day = 100; day < 130; day++) {
      drift.note(day, peers);
      peers *= growth;
    }
  }

  @Test
  void howPeersBecameMoreIsSavedOfBothWindows() {
    AttemptsState before = state(true);
    notePeers(Objects.requireNonNull(before.drift), 20, 1.05);
    notePeers(Objects.requireNonNull(before.slowDrift), 60, 1);
    StateWriter saved = new StateWriter();
    before.write(saved);
    AttemptsState now = read(saved, true);
    DailyDrift drift = Objects.requireNonNull(now.drift);
    assertThat(drift.isFar()).isTrue();
    assertThat(drift.anchor()).isEqualTo(before.drift.anchor()).isBetween(20.0, 35.0);
    assertThat(Objects.requireNonNull(now.slowDrift).anchor()).isEqualTo(60);
    assertThat(now.slowDrift.isFar()).isFalse();
    assertThat(Objects.requireNonNull(read(saved, false).drift).isFar()).isTrue();
  }

  @Test
  void aStateWithoutAnchorsOfManyPeersIsReadWithoutThem() {
    AttemptsState empty = new AttemptsState(true, true);
    StateWriter older = new StateWriter();
    for (long head : new long[] {7, 9, 12}) {
      older.number(head);
    }
    older.count(0);
    older.number(AttemptsState.NONE);
    older.number(AttemptsState.NONE);
    older.count(0);
    older.count(1);
    older.count(4 | 8 | 16);
    empty.peers.write(older);
    empty.recent.write(older);
    empty.rhythm.write(older);
    new SpreadPeers().write(older);
    new SpreadPeers().write(older);
    empty.slowRhythm.write(older);
    AttemptsState read = read(older, true);
    assertThat(read.samples).isEqualTo(12);
    assertThat(Objects.requireNonNull(read.drift).anchor()).isZero();
  }
}
