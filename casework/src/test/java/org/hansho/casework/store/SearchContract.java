package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists, searches and counts find, whichever database is asked. */
abstract class SearchContract {
  private static final Alerts.Subject CONTAINER = Alerts.SUBJECTS.get(1);
  private static final AlertQuery ALL = AlertQuery.of(Alerts.TENANT);

  private CaseStore store;
  private StoreSettings.Place place;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    store = CaseStore.open(StoreSettings.of(place));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void partsOfAddressesAndJapaneseWordsAreFound() throws IOException {
    Entity address = new Entity("ip", Map.of("address", "10.77.3.12"));
    Entity host = Alerts.entity("host", "経理サーバー-1");
    store.apply(
        Alerts.TENANT,
        StoreContract.raised(
            0,
            1,
            Alerts.miner("a", Alerts.START, address),
            Alerts.alert("b", CONTAINER, Severity.LOW, Alerts.START + 1, List.of(host))));
    assertThat(Alerts.found(store, ALL.withText("77.3"))).containsExactly(Alerts.id("a"));
    assertThat(Alerts.found(store, ALL.withText("コンテナー"))).containsExactly(Alerts.id("b"));
    assertThat(Alerts.found(store, ALL.withText("サーバー"))).containsExactly(Alerts.id("b"));
    assertThat(Alerts.found(store, ALL.withText("ＣＯＩＮ　miner"))).containsExactly(Alerts.id("a"));
    assertThat(Alerts.found(store, ALL.withText("その意味"))).hasSize(2);
    assertThat(Alerts.found(store, ALL.withText("linux/miner"))).containsExactly(Alerts.id("a"));
    assertThat(Alerts.found(store, ALL.withText("100%"))).isEmpty();
    assertThat(Alerts.found(store, ALL.withText("\" OR 1"))).isEmpty();
  }

  @Test
  void shortWordsAreFoundAtTheBeginningOfValuesAndNamed() throws IOException {
    store.apply(
        Alerts.TENANT,
        StoreContract.raised(
            0,
            1,
            Alerts.miner("a", Alerts.START, Alerts.entity("host", "zq-1")),
            Alerts.miner("b", Alerts.START + 1, Alerts.entity("host", "1-zq")),
            Alerts.miner("c", Alerts.START + 2, Alerts.entity("host", "経理-1"))));
    AlertPage page = store.list(ALL.withText("zq"), AlertOrder.NEWEST, null, 10);
    assertThat(Alerts.ids(page)).containsExactly(Alerts.id("a"));
    assertThat(page.prefixes()).containsExactly("zq");
    assertThat(Alerts.found(store, ALL.withText("経理"))).containsExactly(Alerts.id("c"));
  }

  @Test
  void whatIsAskedForIsWhatAPlainSearchFinds() throws IOException {
    PlainStore plain = new PlainStore();
    Random random = new Random(23);
    fill(plain, random, 600);
    for (int i = 0; i < 100; i++) {
      AlertQuery query = query(random);
      AlertOrder order = AlertOrder.values()[random.nextInt(2)];
      List<Alert> expected = plain.find(query, order);
      assertThat(paged(query, order, 7 + random.nextInt(60)))
          .as(query + " " + order)
          .isEqualTo(expected.stream().map(Alert::id).toList());
      assertCounted(query, expected);
    }
  }

  private void assertCounted(AlertQuery query, List<Alert> expected) throws IOException {
    Map<Severity, Long> bySeverity = new HashMap<>();
    Map<Intent, Long> byIntent = new HashMap<>();
    Map<Long, Long> byHour = new HashMap<>();
    Map<Long, Map<Severity, Long>> severitiesOfHour = new HashMap<>();
    for (Alert alert : expected) {
      bySeverity.merge(alert.severity(), 1L, Long::sum);
      byIntent.merge(alert.intents().get(0), 1L, Long::sum);
      byHour.merge(alert.lastTime() / Alerts.HOUR, 1L, Long::sum);
      severitiesOfHour
          .computeIfAbsent(alert.lastTime() / Alerts.HOUR, unseen -> new HashMap<>())
          .merge(alert.severity(), 1L, Long::sum);
    }
    AlertCounts counts = store.count(query);
    assertThat(counts.all()).as(query.toString()).isEqualTo(new Tally(expected.size(), true));
    assertThat(counts.bySeverity()).as(query.toString()).isEqualTo(bySeverity);
    assertThat(counts.byIntent()).as(query.toString()).isEqualTo(byIntent);
    assertThat(counts.byHour()).as(query.toString()).isEqualTo(byHour);
    assertThat(counts.severitiesOfHour()).as(query.toString()).isEqualTo(severitiesOfHour);
  }

  /** Epochs of two tenants in which alerts are raised, grow and expire. */
  private void fill(PlainStore plain, Random random, int alerts) throws IOException {
    for (String tenant : List.of(Alerts.TENANT, "other")) {
      long epoch = 0;
      for (int first = 0; first < alerts; first += 40) {
        List<AlertChange> changes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          changes.add(new AlertChange.Raised(Alerts.random(random, tenant, first + i), 1));
        }
        for (int old = 0; old < first; old += 1 + random.nextInt(20)) {
          Alert again = Alerts.random(random, tenant, old);
          changes.add(
              random.nextInt(3) == 0
                  ? new AlertChange.Expired(again.id())
                  : new AlertChange.Raised(again, 2));
        }
        EpochChanges next = new EpochChanges(epoch, epoch + 1 + random.nextInt(3), changes);
        store.apply(tenant, next);
        plain.apply(tenant, next);
        epoch = next.epoch();
      }
    }
  }

  private static AlertQuery query(Random random) {
    Set<String> tenants =
        random.nextInt(4) == 0 ? Set.of(Alerts.TENANT, "other", "none") : Set.of(Alerts.TENANT);
    AlertQuery query =
        new AlertQuery(
            tenants,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            "");
    if (random.nextInt(3) == 0) {
      query = query.withSeverities(Set.of(Severity.HIGH, Severity.LOW));
    }
    if (random.nextInt(3) == 0) {
      query = query.withSections(random.nextBoolean() ? Set.of("sql") : Set.of("", "linux"));
    }
    if (random.nextInt(4) == 0) {
      query = query.withDetections(Set.of("sql/sign-in", "loose-rule"));
    }
    if (random.nextInt(4) == 0) {
      query = query.withIntents(Set.of(Intent.PROBING, Intent.PERSISTENCE));
    }
    if (random.nextInt(2) == 0) {
      long from = Alerts.START + random.nextInt(40) * Alerts.HOUR / 3;
      query = query.between(from, from + random.nextInt(24) * Alerts.HOUR / 2);
    }
    if (random.nextInt(4) == 0) {
      String user = "USER" + random.nextInt(40);
      query =
          query.withEntities(
              List.of(new AlertQuery.NamedEntity(random.nextBoolean() ? "account" : null, user)));
    }
    List<String> words =
        List.of("77.2", "user1", "受付-3", "コンテナー sql", "us", "1", "miner web-1", "");
    return query.withText(words.get(random.nextInt(words.size())));
  }

  private List<String> paged(AlertQuery query, AlertOrder order, int size) throws IOException {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      AlertPage page = store.list(query, order, cursor, size);
      assertThat(page.alerts()).hasSizeLessThanOrEqualTo(size);
      ids.addAll(Alerts.ids(page));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }

  @Test
  void countersAreWhatTheRowsAre() throws Exception {
    fill(new PlainStore(), new Random(7), 400);
    assertThat(
            StoreContract.numbers(
                place,
                "SELECT count(*) FROM (SELECT tenant, kind, last_time / 3600000000000 AS hour,"
                    + " count(*) AS n FROM alert GROUP BY 1, 2, 3) a FULL JOIN counter_hour c"
                    + " ON c.tenant = a.tenant AND c.kind = a.kind AND c.hour = a.hour"
                    + " WHERE c.n IS NULL OR a.n IS NULL OR a.n <> c.n"))
        .containsExactly(0L);
    assertThat(
            StoreContract.numbers(
                place,
                "SELECT count(*) FROM (SELECT tenant, kind, count(*) AS n FROM alert GROUP BY 1, 2)"
                    + " a FULL JOIN counter_kind c ON c.tenant = a.tenant AND c.kind = a.kind"
                    + " WHERE a.n IS NULL AND c.n > 0 OR c.n IS NULL OR a.n <> c.n"))
        .containsExactly(0L);
  }

  @Test
  void whatIsTooMuchIsRefusedInWords() {
    assertThatThrownBy(() -> store.list(ALL, AlertOrder.NEWEST, null, 1001))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessage("A page of 1001 alerts is not possible; ask for 1 to 1000.");
    assertThatThrownBy(() -> store.list(ALL, AlertOrder.NEWEST, "x' OR 1=1", 10))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageContaining("cursor");
    assertThatThrownBy(() -> ALL.withText("a ".repeat(9)))
        .hasMessage("There are 9 words in the text; at most 8 are allowed.");
    assertThatThrownBy(() -> ALL.withText("a".repeat(201))).hasMessageContaining("201 characters");
    assertThatThrownBy(() -> ALL.between(2, 1)).hasMessageContaining("begins after it ends");
  }
}
