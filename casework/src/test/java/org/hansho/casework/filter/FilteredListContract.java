package org.hansho.casework.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertCounts;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists and counts of what filters mean, whichever database holds the alerts. */
abstract class FilteredListContract {
  private static final int ALERTS = 300;
  private static final AlertQuery ALL = AlertQuery.of("example");

  private CaseStore store;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Alert> stored(Random random) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    List<AlertChange> changes = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      Alert alert = RandomAlerts.random(random, "example", "%04x".formatted(i));
      alerts.add(alert);
      changes.add(new AlertChange.Raised(alert, 1));
    }
    store.apply("example", new EpochChanges(0, 1, changes));
    return alerts;
  }

  private Set<String> listed(Filter filter, AlertOrder order, int size) throws IOException {
    Set<String> ids = new TreeSet<>();
    String cursor = null;
    do {
      AlertPage page = store.list(filter.narrow(ALL), filter.test(), order, cursor, size);
      for (AlertPage.Listed listed : page.alerts()) {
        assertThat(ids.add(listed.alert().id())).isTrue();
      }
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }

  @Test
  void whatAFilterMeansIsListedAndCounted() throws IOException, FilterException {
    Random random = new Random(5);
    List<Alert> alerts = stored(random);
    int found = 0;
    for (int i = 0; i < 100; i++) {
      RandomFilter wanted = RandomFilter.of(random, 3);
      Filter filter = Filter.parse(wanted.text(), RandomFilter.LISTS);
      Set<String> expected = new TreeSet<>();
      alerts.stream().filter(wanted.meaning()).forEach(alert -> expected.add(alert.id()));
      AlertOrder order = i % 2 == 0 ? AlertOrder.NEWEST : AlertOrder.WORST;
      assertThat(listed(filter, order, 1 + random.nextInt(90)))
          .as(wanted.text())
          .isEqualTo(expected);
      AlertCounts counts = store.count(filter.narrow(ALL), filter.test());
      assertThat(counts.all().exact()).isTrue();
      assertThat(counts.all().number()).as(wanted.text()).isEqualTo(expected.size());
      found += expected.isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(40);
  }

  @Test
  void kindsThatAFilterExcludesAreNotLookedAt() throws IOException, FilterException {
    stored(new Random(6));
    Filter filter =
        Filter.parse(
            "not (detection ~ \"sql/*\" or severity < high) and count >= 1", RandomFilter.LISTS);
    List<String> asked = new ArrayList<>();
    AlertCheck test = filter.test();
    AlertCheck noting =
        new AlertCheck() {
          @Override
          public boolean allows(OfKind kind) {
            return test.allows(kind);
          }

          @Override
          public boolean passes(AlertPage.Listed listed) {
            asked.add(listed.alert().detection() + " " + listed.alert().severity());
            return test.passes(listed);
          }
        };
    store.list(filter.narrow(ALL), noting, AlertOrder.NEWEST, null, 1_000);
    assertThat(asked)
        .isNotEmpty()
        .noneMatch(kind -> kind.startsWith("sql") || kind.endsWith("LOW"));
  }
}
