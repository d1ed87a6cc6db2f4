package org.hansho.benchmark.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;

/**
 * Fills a store with invented alerts and asks it the recorded queries.
 *
 * <p>Arguments: {@code sqlite} or {@code postgresql}, an empty folder, and how many alerts; of 100,
 * 80 belong to the tenant that asks. Prints how long each query took, the best and the median of
 * the rounds, after one that is not measured; with SQLite also the processor time.
 */
public final class AlertStoreSpeed {
  static final String TENANT = "tenant-0";
  private static final int TENANTS = 3;
  private static final int IN_EPOCH = 2_000;

  private AlertStoreSpeed() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws Exception {
    try (MeasuredDatabase database = MeasuredDatabase.open(arguments[0], Path.of(arguments[1]))) {
      measure(database.place(), Integer.parseInt(arguments[2]));
      System.out.printf(Locale.ROOT, "%,d MB%n", database.bytes() / 1_000_000);
    }
  }

  private static void measure(StoreSettings.Place place, int alerts) throws Exception {
    StoreSettings settings = new StoreSettings(place, 2, Duration.ofMinutes(1));
    try (CaseStore store = CaseStore.open(settings)) {
      fill(store, alerts);
      Map<String, AskedTimes.Asked> all = new LinkedHashMap<>();
      RecordedQueries.all(TENANT).forEach((name, query) -> all.put(name, () -> query.ask(store)));
      AskedTimes.print(all);
    }
  }

  private static void fill(CaseStore store, int alerts) throws Exception {
    InventedAlerts invented = new InventedAlerts(1);
    long[] epochs = new long[TENANTS];
    long begin = System.nanoTime();
    long processor = AskedTimes.processorTime();
    for (int first = 0; first < alerts; first += IN_EPOCH) {
      int tenant = first / IN_EPOCH % 5 < 4 ? 0 : 1 + first / IN_EPOCH % 2;
      List<AlertChange> changes = new ArrayList<>();
      for (int i = first; i < Math.min(alerts, first + IN_EPOCH); i++) {
        changes.add(new AlertChange.Raised(invented.next("tenant-" + tenant, i, alerts), 1));
      }
      long epoch = epochs[tenant]++;
      store.apply("tenant-" + tenant, new EpochChanges(epoch, epoch + 1, changes));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d alerts in %.1f s, %.1f s of processor time in this thread%n",
        alerts,
        (System.nanoTime() - begin) / 1e9,
        (AskedTimes.processorTime() - processor) / 1e9);
  }
}
