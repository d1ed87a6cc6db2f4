package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that are only looked at, whichever database holds them. */
abstract class SampleAlertsContract {
  private final List<Integer> noted = new ArrayList<>();
  private CaseStore store;
  private SampleAlerts samples;
  private int woken;

  @TempDir Path folder;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
    samples = new SampleAlerts(store, () -> woken++);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static List<Alert> some() {
    return Alerts.SUBJECTS.stream()
        .map(
            one ->
                Alerts.alert("of-" + one.detection(), one, Severity.LOW, Alerts.START, List.of()))
        .toList();
  }

  private void note(int count, Transactions.Work<Boolean> work) throws IOException {
    noted.add(count);
    store.transactions().write("change samples", work);
  }

  private void fail(int count, Transactions.Work<Boolean> work) throws IOException {
    store
        .transactions()
        .write(
            "change samples",
            connection -> {
              work.in(connection);
              throw new SQLException("the row of " + count + " cannot be written");
            });
  }

  private List<String> listed() throws IOException {
    return store.list(AlertQuery.of(Alerts.TENANT), AlertOrder.NEWEST, null, 100).alerts().stream()
        .map(one -> one.alert().detection())
        .toList();
  }

  @Test
  void theyComeOnceAndGoTogetherAndOthersStay() throws IOException {
    Alert own = Alerts.alert("own", Alerts.SUBJECTS.get(0), Severity.HIGH, Alerts.START, List.of());
    store.apply(Alerts.TENANT, StoreContract.raised(0, 1, own));
    int all = some().size();
    assertThat(samples.add(Alerts.TENANT, some().subList(0, 1), this::note)).isEqualTo(1);
    assertThat(samples.add(Alerts.TENANT, some(), this::note)).isEqualTo(all - 1);
    assertThat(samples.add(Alerts.TENANT, some(), this::note)).isZero();
    assertThat(listed()).hasSize(all + 1).filteredOn(SampleAlerts::isSample).hasSize(all);
    assertThat(samples.of(Alerts.TENANT)).hasSize(all);
    assertThat(samples.of("another")).isEmpty();
    assertThat(samples.remove(Alerts.TENANT, this::note)).isEqualTo(all);
    assertThat(samples.remove(Alerts.TENANT, this::note)).isZero();
    assertThat(listed()).containsExactly(own.detection());
    assertThat(noted).containsExactly(1, all - 1, 0, all, 0);
    assertThat(woken).isEqualTo(5);
  }

  @Test
  void whatCannotBeNotedIsNotDone() throws IOException {
    assertThatThrownBy(() -> samples.add(Alerts.TENANT, some(), this::fail))
        .isInstanceOf(IOException.class);
    assertThat(listed()).isEmpty();
    assertThat(samples.add(Alerts.TENANT, some(), this::note)).isEqualTo(some().size());
    assertThatThrownBy(() -> samples.remove(Alerts.TENANT, this::fail))
        .isInstanceOf(IOException.class);
    assertThat(listed()).hasSize(some().size());
    assertThat(samples.remove(Alerts.TENANT, this::note)).isEqualTo(some().size());
  }
}
