package org.hansho.local.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochStoreTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("epochs.db");
  }

  @Test
  void aNewStoreIsEmpty() throws IOException {
    try (EpochStore store = open()) {
      Committed committed = store.load(chunk -> {});
      assertThat(committed.epoch()).isZero();
      assertThat(committed.positions()).isEmpty();
      assertThat(committed.counters()).isEmpty();
    }
  }

  @Test
  void theLastEpochIsLoadedAfterReopening() throws IOException {
    try (EpochStore store = open()) {
      store.commit(
          new Epoch(
              1,
              Map.of("file", Epochs.bytes("10"), "http", Epochs.bytes("1:52")),
              List.of(Epochs.chunk(1, 0, "a", "old"), Epochs.chunk(0, 7, "b", "kept")),
              List.of(),
              Map.of("processed", 10L),
              List.of(),
              List.of(),
              List.of()));
      store.commit(
          new Epoch(
              5,
              Map.of("file", Epochs.bytes("20")),
              List.of(Epochs.chunk(1, 0, "a", "new"), Epochs.chunk(2, 0, "c", "added")),
              List.of(),
              Map.of("processed", 20L, "malformed", 1L),
              List.of(),
              List.of(),
              List.of()));
    }
    try (EpochStore store = open()) {
      Committed committed = store.load(chunk -> {});
      assertThat(committed.epoch()).isEqualTo(5);
      assertThat(committed.positions().get("file")).isEqualTo(Epochs.bytes("20"));
      assertThat(committed.positions().get("http")).isEqualTo(Epochs.bytes("1:52"));
      assertThat(committed.counters()).isEqualTo(Map.of("processed", 20L, "malformed", 1L));
      assertThat(Epochs.state(store))
          .containsExactly(
              "layer 0, partition 7, chunk b: kept",
              "layer 1, partition 0, chunk a: new",
              "layer 2, partition 0, chunk c: added");
    }
  }

  @Test
  void anEmptyChunkRemovesWhatWasThere() throws IOException {
    try (EpochStore store = open()) {
      store.commit(Epochs.withState(1, List.of(Epochs.chunk(1, 0, "a", "x"))));
      store.commit(Epochs.withState(2, List.of(Epochs.chunk(1, 0, "a", ""))));
      assertThat(Epochs.state(store)).isEmpty();
    }
  }

  @Test
  void anAlertIsReplacedAndItsRevisionRises() throws IOException {
    try (EpochStore store = open();
        EpochView view = EpochView.open(file)) {
      store.commit(Epochs.withAlerts(1, List.of(Epochs.alert("a", 1), Epochs.alert("b", 1))));
      store.commit(Epochs.withAlerts(2, List.of(Epochs.alert("a", 9))));
      StoredAlert changed = Objects.requireNonNull(view.find("example", "a"));
      assertThat(changed.count()).isEqualTo(9);
      assertThat(changed.lastTime()).isEqualTo(1_009);
      assertThat(changed.revision()).isEqualTo(2);
      assertThat(changed.epoch()).isEqualTo(2);
      assertThat(view.changedSince(1, 10)).containsExactly(changed);
      assertThat(view.find("another", "a")).isNull();
      assertThat(view.epoch()).isEqualTo(2);
    }
  }

  @Test
  void aPageOfChangesEndsWithAWholeEpoch() throws IOException {
    try (EpochStore store = open();
        EpochView view = EpochView.open(file)) {
      for (int epoch = 1; epoch <= 5; epoch++) {
        List<StoredAlert> alerts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          alerts.add(Epochs.alert(epoch + "-" + i, 1));
        }
        store.commit(Epochs.withAlerts(epoch, alerts));
      }
      assertThat(view.changedSince(0, 4)).hasSize(6);
      assertThat(view.changedSince(2, 3)).hasSize(3);
      assertThat(view.changedSince(2, 1_000)).hasSize(9);
      assertThat(view.changedSince(5, 1_000)).isEmpty();
    }
  }

  @Test
  void deadLettersAreKeptWholeUntilTheyAreSettled() throws IOException {
    try (EpochStore store = open();
        EpochView view = EpochView.open(file)) {
      for (int epoch = 1; epoch <= 5; epoch++) {
        List<DeadLetter> letters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          letters.add(letter(i == 3 ? "rules" : "malformed", 10L * epoch + i));
        }
        store.commit(Epochs.withLetters(epoch, letters));
      }
      assertThat(view.deadLetters(100)).hasSize(20);
      assertThat(view.deadLetters(1).get(0).position()).isEqualTo(53);
      assertThat(store.deadLetters("rules", 0, 3))
          .extracting(DeadLetter::position)
          .containsExactly(13L, 23L, 33L);
      assertThat(store.deadLetters("", 18, 100))
          .extracting(DeadLetter::record)
          .allSatisfy(record -> assertThat(record).hasSize(9_000));
      assertThat(store.deadLetterBytes()).isEqualTo(20 * (9_000 + DeadLetter.ROW_BYTES));
      assertThat(store.deadLetterSources()).containsExactly("http");
      store.commit(
          new Epoch(
              6,
              Map.of(),
              List.of(),
              List.of(),
              Map.of(),
              List.of(),
              List.of(1L, 2L, 3L),
              List.of()));
      assertThat(store.deadLetters("", 0, 1)).extracting(DeadLetter::number).containsExactly(4L);
      assertThat(store.deadLetterBytes()).isEqualTo(17 * (9_000 + DeadLetter.ROW_BYTES));
    }
  }

  private static DeadLetter letter(String stage, long position) {
    return new DeadLetter(
        0, stage, "json", "http", position, 1, 2, 1, 0, "no JSON", new byte[9_000]);
  }

  @Test
  void anEpochMustFollowTheLastOne() throws IOException {
    try (EpochStore store = open()) {
      store.commit(Epochs.empty(3));
      assertThatThrownBy(() -> store.commit(Epochs.empty(3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("epoch 3 does not follow epoch 3");
    }
  }

  @Test
  void anEpochThatCannotBeWrittenLeavesNothingBehind() throws Exception {
    try (EpochStore store = open()) {
      store.commit(Epochs.withState(1, List.of(Epochs.chunk(0, 0, "a", "good"))));
      change("CREATE TRIGGER refuse BEFORE INSERT ON epochs BEGIN SELECT RAISE(ABORT, 'no'); END");
      Epoch next = Epochs.withState(2, List.of(Epochs.chunk(0, 0, "a", "half")));
      assertThatThrownBy(() -> store.commit(next))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("epochs.db: cannot commit epoch 2");
      assertThat(Epochs.state(store)).containsExactly("layer 0, partition 0, chunk a: good");
      change("DROP TRIGGER refuse");
      store.commit(next);
      assertThat(Epochs.state(store)).containsExactly("layer 0, partition 0, chunk a: half");
    }
  }

  @Test
  void aDamagedStateBlobIsSetAsideAndReportedByTableAndKey() throws Exception {
    try (EpochStore store = open()) {
      store.commit(
          Epochs.withState(
              1, List.of(Epochs.chunk(2, 17, "travel", "body"), Epochs.chunk(2, 18, "a", "b"))));
    }
    change("UPDATE state SET body = CAST('bodx' AS BLOB) WHERE partition = 17");
    try (EpochStore store = open()) {
      List<String> damages = new ArrayList<>();
      store.forEachDamage((table, rows, first) -> damages.add(table + " " + rows + ": " + first));
      assertThat(damages).containsExactly("state 1: 2 17 travel");
      assertThat(Epochs.state(store)).containsExactly("layer 2, partition 18, chunk a: b");
    }
    assertThat(ask("SELECT kind || ' ' || key || ' ' || CAST(content AS TEXT) FROM damaged"))
        .isEqualTo("state 2 17 travel bodx");
    try (EpochStore store = open()) {
      store.forEachDamage((table, rows, first) -> assertThat(table).isEmpty());
    }
  }

  @Test
  void aBlobInTheWrongRowIsSetAside() throws Exception {
    try (EpochStore store = open()) {
      store.commit(Epochs.withState(1, List.of(Epochs.chunk(2, 17, "travel", "body"))));
    }
    change("UPDATE state SET partition = 18");
    try (EpochStore store = open()) {
      assertThat(Epochs.state(store)).isEmpty();
    }
    assertThat(ask("SELECT key FROM damaged")).isEqualTo("2 18 travel");
  }

  @Test
  void damagedAlertsCountersLettersAndAlarmsAreSetAsideAndTheOthersStay() throws Exception {
    Alarm alarm = new Alarm(AlarmKind.BROKEN_SUM, "x", 1, 2, 3, "detail", false);
    try (EpochStore store = open()) {
      store.commit(
          new Epoch(
              1,
              Map.of(),
              List.of(),
              List.of(Epochs.alert("a", 1), Epochs.alert("b", 1)),
              Map.of("one", 1L, "two", 2L),
              List.of(letter("malformed", 1), letter("rules", 2)),
              List.of(),
              List.of(alarm)));
    }
    change("UPDATE alerts SET severity = 2 WHERE id = 'a'");
    change("UPDATE counters SET value = 3 WHERE name = 'two'");
    change("UPDATE dead_letters SET reason = 'parsf' WHERE ordinal = 1");
    change("UPDATE alarms SET since = 0");
    try (EpochView view = EpochView.open(file)) {
      assertThat(view.changedSince(0, 10)).extracting(StoredAlert::id).containsExactly("b");
      assertThat(view.damaged()).isEqualTo(1);
    }
    Map<String, Long> damage = new TreeMap<>();
    try (EpochStore store = open()) {
      store.forEachDamage((table, rows, first) -> damage.put(table, rows));
      assertThat(store.load(chunk -> {}).counters())
          .containsEntry("one", 1L)
          .doesNotContainKey("two");
      assertThat(store.alarms()).isEmpty();
      store.commit(Epochs.withAlerts(2, List.of(Epochs.alert("b", 2))));
    }
    assertThat(damage)
        .isEqualTo(Map.of("alerts", 1L, "counters", 1L, "dead_letters", 1L, "alarms", 1L));
    assertThat(ask("SELECT count(*) FROM damaged")).isEqualTo("4");
  }

  @Test
  void aDamagedStructureIsRefusedWithARemedy() throws Exception {
    try (EpochStore store = open()) {
      store.commit(Epochs.withAlerts(1, List.of(Epochs.alert("a", 1))));
    }
    change("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'alerts_by_epoch'");
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("epochs.db is damaged: ")
        .hasMessageContaining("Restore the folder from a backup");
  }

  @Test
  void aDamagedPositionIsRefusedByTableAndKey() throws Exception {
    try (EpochStore store = open()) {
      store.commit(
          new Epoch(
              1,
              Map.of("http", new byte[] {1}),
              List.of(),
              List.of(),
              Map.of(),
              List.of(),
              List.of(),
              List.of()));
    }
    change("UPDATE positions SET position = x'02'");
    try (EpochStore store = open()) {
      assertThatThrownBy(() -> store.load(chunk -> {}))
          .hasMessageContaining("epochs.db: table positions, http:");
    }
  }

  @Test
  void aReaderCannotChangeAnything() throws Exception {
    try (EpochStore store = open()) {
      store.commit(Epochs.withAlerts(1, List.of(Epochs.alert("a", 1))));
      try (Connection reading = Connections.reading(file);
          Statement statement = reading.createStatement()) {
        assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM alerts"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void commitsAreSyncedAndTheLogIsAWriteAheadLog() throws Exception {
    try (Connection writing = Connections.writing(file);
        Statement statement = writing.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2);
    }
  }

  private EpochStore open() throws IOException {
    return EpochStore.open(file, folder);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = Connections.writing(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = Connections.reading(file);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
