package org.hansho.casework.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.filter.RandomAlerts;
import org.hansho.casework.filter.RandomFilter;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.store.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What suppressions do, whichever database holds the alerts. */
abstract class SuppressionContract {
  private static final String TENANT = "example";
  private static final long ACTION = 7;
  private static final long HOUR = 3_600_000_000_000L;

  private final AtomicLong clock = new AtomicLong(1_790_000_000_000_000_000L);
  private StoreSettings.Place place;
  private CaseStore store;
  private Suppressions suppressions;
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
    suppressions = Suppressions.open(store, clock::get, tenant -> RandomFilter.LISTS);
    store.decideBy(suppressions.behind(Arrivals.UNCHANGED), clock::get);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Suppression add(String filter, Duration life) {
    return add(TENANT, new SuppressionRequest("n", filter, "They are ours.", life, 0, 0));
  }

  private Suppression add(String tenant, SuppressionRequest request) {
    try {
      String place = tenant.equals(TENANT) ? "" : tenant;
      String id = place + "s" + suppressions.list(tenant).size();
      Suppression draft = suppressions.draft(id, tenant, "user ann", request);
      suppressions.add(draft, work -> store.transactions().write("add", work));
      return draft;
    } catch (IOException | FilterException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private void come(Alert... alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, epoch + 1));
    }
    store.apply(TENANT, new EpochChanges(epoch, epoch + 1, changes));
    epoch++;
  }

  private AlertState state(String id) throws IOException {
    return Objects.requireNonNull(store.find(TENANT, id)).state();
  }

  private List<String> verbs(String id) throws IOException {
    return store.history(TENANT, id, 10).stream().map(entry -> entry.head().verb()).toList();
  }

  private void people(String id, AlertStatus status, @Nullable ClosingReason reason)
      throws IOException {
    AlertEntry.Head head = new AlertEntry.Head("user ann", clock.get(), "alert.reopen", ACTION, "");
    store
        .transactions()
        .write(
            "change",
            connection ->
                store
                    .states()
                    .change(
                        connection,
                        TENANT,
                        List.of(id),
                        state -> state.with(status, reason),
                        head));
  }

  private static Alert on(String id, String host) {
    return RandomAlerts.of(id, "linux/miner", host, "erin");
  }

  /** The same alert an hour later, with much more evidence. */
  private static Alert grown(String id, String host, String account) {
    Alert alert = RandomAlerts.of(id, "linux/miner", host, account);
    return alert.withLastTime(alert.lastTime() + HOUR).withCount(alert.count() + 100);
  }

  @Test
  void whatMatchesIsHiddenAndStaysInTheStore() throws IOException {
    Suppression web = add("host = web-1 and detection ~ \"linux/*\"", Duration.ofDays(7));
    come(on("01", "web-1"), on("02", "web-2"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state("01").suppression()).isEqualTo(web.id());
    assertThat(state("02")).isEqualTo(AlertState.NEW);
    assertThat(verbs("01")).containsExactly("alert.suppress");
    Suppressions.Effect effect =
        new Suppressions.Effect(new Tally(1, true), RandomAlerts.START, clock.get());
    assertThat(suppressions.effects(TENANT)).isEqualTo(Map.of(web.id(), effect));
    AlertQuery hidden = AlertQuery.of(TENANT).withStatuses(Set.of(AlertStatus.SUPPRESSED));
    assertThat(store.count(hidden).all().number()).isEqualTo(1);
  }

  @Test
  void itHoldsFromItsFirstMomentToItsLastAndBehindARestart() throws Exception {
    Suppression web = add("host = web-1", Duration.ofHours(1));
    store.close();
    reopen();
    assertThat(suppressions.list(TENANT)).containsExactly(web);
    clock.addAndGet(HOUR - 1);
    come(on("01", "web-1"));
    clock.incrementAndGet();
    come(on("02", "web-1"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state("02").status()).isEqualTo(AlertStatus.ACTIVE);
    come(grown("01", "web-1", "erin"));
    assertThat(state("01").status())
        .as("new evidence after it expired")
        .isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void oneThatIsSwitchedOffHidesNothingMore() throws IOException {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    suppressions.change(web.enabled(false), work -> store.transactions().write("off", work));
    come(on("01", "web-1"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.ACTIVE);
    suppressions.change(web, work -> store.transactions().write("on", work));
    come(on("02", "web-1"));
    assertThat(state("02").status()).isEqualTo(AlertStatus.SUPPRESSED);
  }

  @Test
  void whatOneHidComesBackWhenItIsRemoved() throws IOException {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    Suppression erin = add("host = web-2", Duration.ofDays(7));
    List<Alert> many = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      many.add(on("%04x".formatted(i), i % 3 == 0 ? "web-2" : "web-1"));
    }
    come(many.toArray(Alert[]::new));
    long back =
        suppressions.remove(
            web, false, "user ann", work -> store.transactions().write("remove", work));
    assertThat(back).isEqualTo(800);
    assertThat(state("0001")).isEqualTo(AlertState.NEW);
    assertThat(verbs("0001")).containsExactly("alert.unsuppress", "alert.suppress");
    assertThat(state("0000").suppression()).isEqualTo(erin.id());
    assertThat(suppressions.list(TENANT)).containsExactly(erin);
    long kept =
        suppressions.remove(
            erin, true, "user ann", work -> store.transactions().write("remove", work));
    assertThat(kept).isZero();
    assertThat(state("0000").status()).isEqualTo(AlertStatus.SUPPRESSED);
  }

  private Suppressions.Noted written() {
    return work -> store.transactions().write("change", work);
  }

  @Test
  void whileOneIsRemovedNoAlertIsHiddenByNothing() throws IOException {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    come(on("01", "web-1"));
    suppressions.remove(
        web,
        false,
        "user ann",
        work -> {
          assertThat(state("01").status()).as("before its row").isEqualTo(AlertStatus.ACTIVE);
          store.transactions().write("remove", work);
        });
    assertThat(suppressions.list(TENANT)).isEmpty();
  }

  @Test
  void oneWhoseRemovalFailsHoldsOnAndCanBeRemovedAgain() throws Exception {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    add("host = web-2", Duration.ofDays(7));
    come(on("01", "web-1"));
    Suppressions.Noted full =
        work -> {
          throw new IOException("the disk is full");
        };
    assertThatThrownBy(() -> suppressions.remove(web, false, "user ann", full))
        .hasMessage("the disk is full");
    assertThat(suppressions.list(TENANT)).hasSize(2).startsWith(web);
    come(on("02", "web-1"));
    assertThat(state("02").suppression()).isEqualTo(web.id());
    store.close();
    reopen();
    assertThat(suppressions.remove(web, false, "user ann", written())).isEqualTo(1);
    assertThat(suppressions.remove(web, false, "user ann", written())).isEqualTo(-1);
  }

  /** An epoch that decides by a suppression is under way while that is removed. */
  @Test
  void whatAnEpochHidesMeanwhileComesBackToo() throws Exception {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    List<Thread> remover = new ArrayList<>();
    Arrivals deciding = suppressions.behind(Arrivals.UNCHANGED);
    store.decideBy(
        (alert, before, isMore) -> {
          Arrivals.Arrival arrival = deciding.arrived(alert, before, isMore);
          Thread thread = new Thread(() -> removed(web));
          remover.add(thread);
          thread.start();
          while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          return arrival;
        },
        clock::get);
    come(on("01", "web-1"));
    remover.get(0).join();
    assertThat(suppressions.list(TENANT)).isEmpty();
    assertThat(state("01").status()).isEqualTo(AlertStatus.ACTIVE);
  }

  private void removed(Suppression one) {
    try {
      suppressions.remove(one, false, "user ann", written());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aChangeDoesNotBringBackOneThatIsRemoved() throws Exception {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    suppressions.remove(web, false, "user ann", written());
    assertThat(suppressions.change(web.enabled(true), written())).isFalse();
    store.close();
    reopen();
    assertThat(suppressions.list(TENANT)).isEmpty();
  }

  @Test
  void anUndoHidesNothingAgainUnderOneThatIsGone() throws IOException {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    add("host = web-2", Duration.ofDays(7));
    come(on("01", "web-1"), on("02", "web-2"));
    people("01", AlertStatus.DISMISSED, ClosingReason.DUPLICATE);
    people("02", AlertStatus.DISMISSED, ClosingReason.DUPLICATE);
    suppressions.remove(web, false, "user ann", written());
    AlertEntry.Head undo = new AlertEntry.Head("user ann", clock.get(), "alert.undo", 8, "");
    store
        .transactions()
        .write("undo", connection -> store.states().undo(connection, TENANT, ACTION, 0, undo));
    assertThat(state("01")).isEqualTo(AlertState.NEW);
    assertThat(state("02").status()).isEqualTo(AlertStatus.SUPPRESSED);
  }

  @Test
  void whatAPersonHasReopenedIsNeverHidden() throws IOException {
    come(on("01", "web-1"));
    people("01", AlertStatus.DISMISSED, ClosingReason.DUPLICATE);
    people("01", AlertStatus.ACTIVE, null);
    add("host = web-1", Duration.ofDays(7));
    come(grown("01", "web-1", "erin"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void aPersonStandsOverASuppression() throws IOException {
    come(on("01", "web-1"), on("02", "web-1"));
    people("01", AlertStatus.IN_PROGRESS, null);
    add("host = web-1", Duration.ofDays(7));
    come(grown("01", "web-1", "erin"), on("03", "web-1"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.IN_PROGRESS);
    assertThat(state("02").status()).as("what is there stays").isEqualTo(AlertStatus.ACTIVE);
    assertThat(state("03").status()).isEqualTo(AlertStatus.SUPPRESSED);
    people("03", AlertStatus.ACTIVE, null);
    come(grown("03", "web-1", "erin"));
    assertThat(state("03").status()).as("brought back").isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void anAlertThatOutgrowsWhatHidItComesBackByItself() throws IOException {
    add("host = web-1 and account = svc-backup", Duration.ofDays(7));
    add("count < 50 and host = web-1", Duration.ofDays(7));
    come(RandomAlerts.of("01", "linux/miner", "web-1", "svc-backup"), on("02", "web-1"));
    assertThat(state("02").suppression()).isEqualTo("s1");
    come(grown("01", "web-1", "svc-backup"), grown("02", "web-1", "erin"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state("02").status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(verbs("02")).containsExactly("alert.unsuppress", "alert.suppress");
  }

  @Test
  void aMaintenanceWindowHidesRecordsOfItsTimeAloneHoweverLateTheyCome() throws IOException {
    long begin = RandomAlerts.START;
    SuppressionRequest window =
        new SuppressionRequest("move", "host = web-1", "Move.", null, begin, begin + 4 * HOUR);
    clock.set(begin - HOUR);
    add(TENANT, window);
    List<Entity> web = List.of(new Entity("host", Map.of("name", "web-1")));
    clock.set(begin + 24 * HOUR);
    come(
        RandomAlerts.with("01", "linux/miner", Severity.LOW, web, begin + 2 * HOUR),
        RandomAlerts.with("02", "linux/miner", Severity.LOW, web, begin + HOUR / 2),
        RandomAlerts.with("03", "linux/miner", Severity.LOW, web, begin + 4 * HOUR));
    assertThat(state("01").status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state("02").status()).as("began before").isEqualTo(AlertStatus.ACTIVE);
    assertThat(state("03").status()).as("ended behind").isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void aMaintenanceWindowForASourceHidesItsAlertsAndNotThoseOfAnother() throws IOException {
    long begin = RandomAlerts.START - 2 * HOUR;
    SuppressionRequest window =
        new SuppressionRequest("move", "source = files", "Move.", null, begin, begin + 8 * HOUR);
    add(TENANT, window);
    come(
        RandomAlerts.from(on("01", "web-1"), "files=/var/log/auth.log"),
        RandomAlerts.from(on("02", "web-1"), "syslog", "files-2"),
        RandomAlerts.from(on("03", "web-1"), "syslog", "files=/var/log/auth.log"),
        on("04", "web-1"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state("02").status()).as("of another").isEqualTo(AlertStatus.ACTIVE);
    assertThat(state("03").status()).as("of it too").isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(state("04").status()).as("without records").isEqualTo(AlertStatus.ACTIVE);
    come(RandomAlerts.from(grown("03", "web-1", "erin"), "syslog"));
    assertThat(state("03").status()).as("none kept").isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void suppressionsOfOneTenantHideNothingOfAnother() throws IOException {
    add("other", new SuppressionRequest("n", "host = web-1", "Theirs.", Duration.ofDays(7), 0, 0));
    come(on("01", "web-1"));
    assertThat(state("01").status()).isEqualTo(AlertStatus.ACTIVE);
  }

  @Test
  void whatIsSaidTooVaguelyIsRefused() {
    assertThatThrownBy(() -> refused("status = active", "why", Duration.ofDays(1)))
        .hasMessageContaining("cannot ask for status");
    assertThatThrownBy(() -> refused("host = x", " ", Duration.ofDays(1)))
        .hasMessageContaining("Say why");
    assertThatThrownBy(() -> refused("host = x", "why", Duration.ofDays(185)))
        .hasMessageContaining("184 days");
    assertThatThrownBy(() -> refused("hots = x", "why", Duration.ofDays(1)))
        .isInstanceOf(FilterException.class);
  }

  @Test
  void noChangeMakesOneLiveLongerThanANewOneMay() {
    for (int days : new int[] {-1, 0, 185, 36_500, 2_000_000_000}) {
      SuppressionRequest longer =
          new SuppressionRequest("n", "host = x", "why", Duration.ofDays(days), 0, 0);
      assertThatThrownBy(() -> longer.expires(clock.get())).hasMessageContaining("184 days");
    }
    long late = Suppression.NEVER - 1;
    SuppressionRequest window =
        new SuppressionRequest("n", "host = x", "why", null, late - HOUR, late);
    assertThatThrownBy(() -> window.expires(clock.get())).hasMessageContaining("year 2262");
  }

  @Test
  void whenOneHasHiddenLastIsKeptByTheClockAndNotByTheRecords() throws IOException {
    Suppression web = add("host = web-1", Duration.ofDays(7));
    add("host = web-2", Duration.ofDays(7));
    assertThat(suppressions.effects(TENANT).get(web.id())).isEqualTo(Suppressions.Effect.NONE);
    come(on("01", "web-1"));
    long grew = clock.addAndGet(HOUR);
    come(grown("01", "web-1", "erin"));
    clock.addAndGet(HOUR);
    people("01", AlertStatus.ACTIVE, null);
    come(on("02", "web-3"));
    assertThat(suppressions.effects(TENANT).get(web.id()))
        .isEqualTo(new Suppressions.Effect(new Tally(0, true), null, grew));
    assertThat(suppressions.effects("other")).isEmpty();
  }

  private void refused(String filter, String reason, Duration life) throws FilterException {
    suppressions.draft(
        "s", TENANT, "user ann", new SuppressionRequest("n", filter, reason, life, 0, 0));
  }
}
