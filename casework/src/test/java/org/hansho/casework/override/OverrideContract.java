package org.hansho.casework.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.filter.RandomAlerts;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tenant makes of detections, whichever database holds the alerts. */
abstract class OverrideContract {
  private static final String TENANT = "example";

  private final AtomicLong clock = new AtomicLong(1_790_000_000_000_000_000L);
  private final List<String> notes = new ArrayList<>();
  private StoreSettings.Place place;
  private CaseStore store;
  private DetectionOverrides overrides;
  private long epoch;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    reopen();
  }

  private void reopen() throws IOException {
    store = CaseStore.open(StoreSettings.of(place));
    overrides = DetectionOverrides.open(store, clock::get);
    store.overrideBy(overrides);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static List<Alert> alerts() {
    List<Alert> all = new ArrayList<>();
    Random random = new Random(7);
    while (all.size() < 40) {
      Alert alert = RandomAlerts.random(random, TENANT, String.format("%064x", all.size() + 1L));
      all.add(alert);
    }
    return all;
  }

  private void come(Alert... alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, epoch + 1));
    }
    store.apply(TENANT, new EpochChanges(epoch, epoch + 1, changes));
    epoch++;
  }

  private void put(String detection, boolean enabled, @Nullable Severity severity)
      throws IOException {
    overrides.put(
        TENANT,
        detection,
        enabled,
        severity,
        "Ours.",
        "user ann",
        (before, after, work) -> {
          store.transactions().write("put", work);
          notes.add(before + " > " + after);
        });
  }

  private Severity severity(Alert alert) throws IOException {
    return Objects.requireNonNull(store.find(TENANT, alert.id())).alert().severity();
  }

  private static Severity other(Alert alert) {
    return alert.severity() == Severity.LOW ? Severity.CRITICAL : Severity.LOW;
  }

  @Test
  void anotherSeverityHoldsForWhatComesThenAndForListsAndCounts() throws IOException {
    Alert alert = alerts().get(0);
    come(alert);
    put(alert.detection(), true, other(alert));
    assertThat(severity(alert)).isEqualTo(alert.severity());
    come(alert);
    assertThat(severity(alert)).isEqualTo(other(alert));
    assertThat(store.count(AlertQuery.of(TENANT)).bySeverity()).containsOnlyKeys(other(alert));
    overrides.remove(
        TENANT, alert.detection(), (before, after, work) -> store.transactions().write("x", work));
    come(alert);
    assertThat(severity(alert)).isEqualTo(alert.severity());
  }

  @Test
  void whatASwitchedOffDetectionFindsIsLeftOutAndCounted() throws IOException {
    List<Alert> all = alerts();
    Alert known = all.get(0);
    come(known);
    put(known.detection(), false, null);
    come(all.toArray(Alert[]::new));
    long own = all.stream().filter(one -> one.detection().equals(known.detection())).count();
    assertThat(store.count(AlertQuery.of(TENANT)).all().number()).isEqualTo(all.size() - own + 1);
    assertThat(store.find(TENANT, known.id())).isNotNull();
    DetectionOverrides.LeftOut leftOut =
        Objects.requireNonNull(overrides.leftOut(TENANT).get(known.detection()));
    assertThat(leftOut.changes()).isEqualTo(own);
    put(known.detection(), true, null);
    come(all.toArray(Alert[]::new));
    assertThat(store.count(AlertQuery.of(TENANT)).all().number()).isEqualTo(all.size());
  }

  @Test
  void itSurvivesARestartAndConcernsNoOtherTenant() throws IOException {
    Alert alert = alerts().get(0);
    put(alert.detection(), true, other(alert));
    store.close();
    reopen();
    come(alert);
    assertThat(severity(alert)).isEqualTo(other(alert));
    assertThat(overrides.of("another", alert.detection()).severity()).isNull();
    assertThat(notes).containsExactly(" > on, severity " + other(alert).key() + "; Ours.");
  }

  private void note() throws IOException {
    overrides.note(
        (of, before, after, work) -> {
          store.transactions().write("note", work);
          notes.add(of.detection() + ": " + before + " > " + after);
        });
  }

  @Test
  void theSettingsHoldAtOnceAreNotedOnceAndGiveWayToTheApi() throws IOException {
    Alert alert = alerts().get(0);
    String id = alert.detection();
    overrides.hold(TENANT, Map.of(id, other(alert)), List.of("linux/off"));
    come(alert);
    assertThat(severity(alert)).isEqualTo(other(alert));
    note();
    note();
    assertThat(notes)
        .containsExactlyInAnyOrder(
            id + ":  > on, severity " + other(alert).key(), "linux/off:  > off");
    put(id, true, Severity.INFORMATIONAL);
    assertThat(overrides.of(TENANT, id).severity()).isEqualTo(Severity.INFORMATIONAL);
    store.close();
    reopen();
    overrides.hold(TENANT, Map.of(), List.of());
    notes.clear();
    note();
    assertThat(notes).hasSize(2).allMatch(note -> note.endsWith(" > "));
    assertThat(overrides.of(TENANT, id).severity()).isEqualTo(Severity.INFORMATIONAL);
    assertThat(overrides.list(TENANT)).hasSize(1);
  }

  @Test
  void withoutAReasonNothingIsChanged() {
    assertThatThrownBy(
            () ->
                overrides.put(
                    TENANT, "linux/x", false, null, " ", "user ann", (before, after, work) -> {}))
        .isInstanceOf(OverrideRefusedException.class)
        .hasMessageContaining("reason");
    assertThat(overrides.list(TENANT)).isEmpty();
  }

  @Test
  void whatCouldNotBeNotedDoesNotHold() {
    assertThatThrownBy(
            () ->
                overrides.put(
                    TENANT,
                    "linux/x",
                    false,
                    null,
                    "Ours.",
                    "user ann",
                    (before, after, work) -> {
                      throw new IOException("the disk is full");
                    }))
        .hasMessageContaining("full");
    assertThat(overrides.of(TENANT, "linux/x").isOff()).isFalse();
  }
}
