package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All alerts of a query, as of one moment. */
class EveryAlertTest {
  private static final AlertQuery ALL = AlertQuery.of(Alerts.TENANT);

  @TempDir private Path folder;

  private CaseStore store;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("alerts.db");
    store = CaseStore.open(StoreSettings.of(new StoreSettings.Sqlite(file)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Alert alert(String name, long time) {
    return Alerts.alert(name, Alerts.SUBJECTS.get(0), Severity.HIGH, time, List.of());
  }

  /** A test that takes longer for the first alert than a query may take for all. */
  @Test
  void aTestThatTakesTooLongEndsItsQuery() throws IOException {
    Duration most = Duration.ofMillis(300);
    StoreSettings.Place place = new StoreSettings.Sqlite(folder.resolve("tested.db"));
    try (CaseStore tested = CaseStore.open(new StoreSettings(place, 1, most))) {
      tested.apply(
          Alerts.TENANT,
          StoreContract.raised(0, 1, alert("n0", Alerts.START), alert("n1", Alerts.START + 1)));
      assertThatThrownBy(() -> tested.list(ALL, slow(most), AlertOrder.NEWEST, null, 10))
          .isInstanceOf(QueryRefusedException.class)
          .hasMessageContaining("took longer than 300 ms");
      assertThatThrownBy(() -> tested.count(ALL, slow(most)))
          .isInstanceOf(QueryRefusedException.class);
      assertThatThrownBy(() -> tested.each(ALL, slow(most), listed -> {}))
          .isInstanceOf(QueryRefusedException.class);
    }
  }

  private static AlertCheck slow(Duration most) {
    long begin = System.nanoTime();
    return new AlertCheck() {
      @Override
      public boolean allows(OfKind kind) {
        return true;
      }

      @Override
      public boolean passes(AlertPage.Listed alert) {
        while (System.nanoTime() - begin <= 2 * most.toNanos()) {
          Thread.onSpinWait();
        }
        return false;
      }
    };
  }

  @Test
  void allAlertsAreGivenOnceAsTheyWereWhenItBeganWhateverIsWrittenMeanwhile() throws IOException {
    Alert[] alerts = new Alert[2_500];
    for (int i = 0; i < alerts.length; i++) {
      alerts[i] = alert("n" + i, Alerts.START + i);
    }
    store.apply(Alerts.TENANT, StoreContract.raised(0, 1, alerts));
    Alert oldestGrows = alert("n0", Alerts.START + alerts.length);
    List<String> seen = new ArrayList<>();
    long given =
        store.each(
            ALL,
            null,
            listed -> {
              if (seen.isEmpty()) {
                store.apply(Alerts.TENANT, StoreContract.raised(1, 2, oldestGrows));
              }
              assertThat(listed.revision()).isEqualTo(1);
              seen.add(listed.alert().id());
            });
    assertThat(given).isEqualTo(alerts.length);
    assertThat(seen).hasSize(alerts.length).doesNotHaveDuplicates();
    assertThat(seen.get(alerts.length - 1)).isEqualTo(oldestGrows.id());
    assertThatThrownBy(
            () ->
                store.each(
                    ALL,
                    null,
                    listed -> {
                      throw new IOException("the reader has left");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("the reader has left");
  }
}
