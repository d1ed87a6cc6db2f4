package org.hansho.casework.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.hansho.detect.Grounds;
import org.hansho.incident.Inhibition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alert mutes its consequences, whichever database holds them. */
abstract class InhibitionContract {
  private static final String TENANT = "example";
  private static final long START = 1_790_000_000_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;
  private static final Inhibition RULE =
      new Inhibition(
          "many",
          new Inhibition.Texts("One beside many", "It is a part of it."),
          new Inhibition.Texts("多数の一部", "その一部です。"),
          Set.of("network/many"),
          Set.of("network/one"),
          Set.of("host"),
          Duration.ofHours(1));

  private final AtomicLong clock = new AtomicLong(START);
  private StoreSettings.Place place;
  private CaseStore store;
  private Suppressions suppressions;
  private Inhibitions inhibitions;
  private long epoch;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    reopen(List.of(RULE));
  }

  private void reopen(List<Inhibition> rules) throws IOException {
    store = CaseStore.open(StoreSettings.of(place));
    suppressions = Suppressions.open(store, clock::get, tenant -> Map.of());
    inhibitions = Inhibitions.open(store, rules, Set.of(TENANT));
    store.decideBy(inhibitions.behind(suppressions.behind(Arrivals.UNCHANGED)), clock::get);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Alert alert(
      int number, String detection, Severity severity, String host, long minute, long count) {
    AlertTexts texts = new AlertTexts(detection, "", "", "", null, List.of(), List.of(), "");
    return new Alert(
        String.format("%064x", number),
        "network/" + detection,
        "",
        new Wording(texts, texts),
        severity,
        Alert.Confidence.HIGH,
        List.of(Intent.EXPLOITATION),
        List.of(),
        START + minute * MINUTE,
        START + (minute + count - 1) * MINUTE,
        SentenceValues.NONE,
        List.of(new Entity("host", Map.of("name", host))),
        List.of(),
        List.of(),
        count,
        Set.of(),
        Grounds.NONE,
        null,
        TENANT);
  }

  private static Alert many(int number, String host, long minute) {
    return alert(number, "many", Severity.MEDIUM, host, minute, 1);
  }

  private static Alert one(int number, String host, long minute) {
    return alert(number, "one", Severity.MEDIUM, host, minute, 1);
  }

  private void come(Alert... alerts) throws IOException {
    for (Alert alert : alerts) {
      AlertChange change = new AlertChange.Raised(alert, epoch + 1);
      store.apply(TENANT, new EpochChanges(epoch, epoch + 1, List.of(change)));
      epoch++;
    }
  }

  private AlertState state(int number) throws IOException {
    return Objects.requireNonNull(store.find(TENANT, String.format("%064x", number))).state();
  }

  private List<String> verbs(int number) throws IOException {
    return store.history(TENANT, String.format("%064x", number), 10).stream()
        .map(AlertEntry::head)
        .map(AlertEntry.Head::verb)
        .toList();
  }

  @Test
  void aConsequenceOnTheSameEntityIsHiddenCountedAndItsHistorySaysByWhat() throws IOException {
    come(many(1, "web-1", 0), one(2, "web-1", 5), one(3, "web-2", 5));
    assertThat(state(2).status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state(2).suppression()).isEqualTo("inhibition/many");
    assertThat(state(3).status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(inhibitions.hides(TENANT, RULE).number()).isEqualTo(1);
    AlertEntry entry = store.history(TENANT, String.format("%064x", 2), 1).get(0);
    assertThat(entry.head().verb()).isEqualTo("alert.inhibit");
    assertThat(entry.head().note()).contains("One beside many", String.format("%064x", 1));
  }

  @Test
  void whatIsMoreSevereEarlierOrLaterStaysVisible() throws IOException {
    come(
        many(1, "web-1", 10),
        alert(2, "one", Severity.HIGH, "web-1", 15, 1),
        one(3, "web-1", 9),
        one(4, "web-1", 71),
        one(5, "web-1", 70));
    assertThat(state(2).status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(state(3).status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(state(4).status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(state(5).status()).isEqualTo(AlertStatus.SUPPRESSED);
  }

  @Test
  void aMutedAlertWithEvidenceOfAnotherTimeComesBackByItself() throws IOException {
    come(many(1, "web-1", 0), alert(2, "one", Severity.MEDIUM, "web-1", 5, 1));
    come(alert(2, "one", Severity.MEDIUM, "web-1", 5, 10));
    assertThat(state(2).status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(verbs(2)).containsExactly("alert.inhibit");
    come(alert(2, "one", Severity.MEDIUM, "web-1", 5, 200));
    assertThat(state(2).status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(verbs(2)).containsExactly("alert.unsuppress", "alert.inhibit");
  }

  private void put(int number, AlertStatus status, String verb) throws IOException {
    store
        .transactions()
        .write(
            "put",
            connection ->
                store
                    .states()
                    .change(
                        connection,
                        TENANT,
                        List.of(String.format("%064x", number)),
                        state ->
                            state.with(
                                status,
                                status == AlertStatus.DISMISSED ? ClosingReason.FALSE_LOGIC : null),
                        new AlertEntry.Head("user ann", START, verb, 0, "")));
  }

  @Test
  void aCauseThatSomebodyDismissesMutesNothingUntilItIsActiveAgain() throws IOException {
    come(many(1, "web-1", 0));
    put(1, AlertStatus.DISMISSED, "alert.close");
    come(one(2, "web-1", 5));
    assertThat(state(2).status()).isEqualTo(AlertStatus.ACTIVE);
    put(1, AlertStatus.ACTIVE, "alert.reopen");
    come(one(3, "web-1", 6));
    assertThat(state(3).status()).isEqualTo(AlertStatus.SUPPRESSED);
  }

  @Test
  void whatSomebodyMakesActiveIsMutedNoMore() throws IOException {
    come(many(1, "web-1", 0), one(2, "web-1", 5));
    put(2, AlertStatus.ACTIVE, "alert.reopen");
    come(alert(2, "one", Severity.MEDIUM, "web-1", 5, 3));
    assertThat(state(2).status()).isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void aCauseThatIsHiddenItselfMutesNothing() throws Exception {
    SuppressionRequest request =
        new SuppressionRequest("n", "detection = network/many", "Ours.", Duration.ofDays(1), 0, 0);
    Suppression draft = suppressions.draft("s1", TENANT, "user ann", request);
    suppressions.add(draft, work -> store.transactions().write("add", work));
    come(many(1, "web-1", 0), one(2, "web-1", 5));
    assertThat(state(1).suppression()).isEqualTo("s1");
    assertThat(state(2).status()).isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void causesAreKnownBehindARestartAndARuleThatIsGoneHoldsNothingBack() throws IOException {
    come(many(1, "web-1", 0));
    store.close();
    reopen(List.of(RULE));
    come(one(2, "web-1", 5));
    assertThat(state(2).status()).isEqualTo(AlertStatus.SUPPRESSED);
    store.close();
    reopen(List.of());
    come(alert(2, "one", Severity.MEDIUM, "web-1", 5, 2));
    assertThat(state(2).status()).isEqualTo(AlertStatus.ACTIVE);
  }
}
