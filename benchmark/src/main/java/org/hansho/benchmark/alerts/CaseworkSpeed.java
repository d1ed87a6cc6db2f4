package org.hansho.benchmark.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.hansho.alert.Severity;
import org.hansho.casework.export.queue.Exports;
import org.hansho.casework.export.queue.TargetStatus;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.incident.IncidentQuery;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.suppression.IncidentSteps;
import org.hansho.casework.suppression.Preview;
import org.hansho.casework.suppression.Previews;
import org.hansho.casework.suppression.SuppressionRequest;

/**
 * Measures casework at its size: what lists and searches cost, and an alert on its way from its
 * epoch to the queues of ten targets.
 *
 * <p>Arguments: {@code sqlite} or {@code postgresql}, a folder, how many alerts, and how many
 * incidents. Of PostgreSQL the processor time is that of this program only. An empty folder is
 * filled first, under 500 suppressions and with grouping; one that was filled is measured again,
 * and has some hundred alerts more each time.
 */
public final class CaseworkSpeed {
  private static final String TENANT = AlertStoreSpeed.TENANT;
  private static final int IN_EPOCH = 2_000;
  private static final int ARRIVING = 600;
  private static final int NOT_MEASURED = 100;

  private final CaseworkWorld world;
  private final int alerts;
  private final int stories;

  private CaseworkSpeed(CaseworkWorld world, int alerts, int stories) {
    this.world = world;
    this.alerts = alerts;
    this.stories = stories;
  }

  /** Runs the measurement. */
  public static void main(String[] arguments) throws Exception {
    try (MeasuredDatabase database = MeasuredDatabase.open(arguments[0], Path.of(arguments[1]));
        CaseworkWorld world = CaseworkWorld.open(database.place())) {
      CaseworkSpeed speed =
          new CaseworkSpeed(world, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
      if (database.isNew()) {
        world.suppress();
        speed.fill();
      } else {
        speed.queries();
        speed.previews();
        speed.arrivals();
      }
      System.out.printf(Locale.ROOT, "%,d MB%n", database.bytes() / 1_000_000);
    }
  }

  // -- filling ----------------------------------------------------------------------------------

  /**
   * First what is not of a story and older than a week, which is not grouped, as that would take
   * hours; then all stories, then the last week, both grouped.
   */
  private void fill() throws Exception {
    InventedAlerts invented = new InventedAlerts(1);
    int apart = alerts / stories;
    int week = alerts - alerts / InventedAlerts.DAYS * 7;
    world.incidents().groupNext(TENANT);
    fill("older", invented, n -> n < week && n % apart >= 3, apart);
    world.leaveUngrouped();
    fill("stories", invented, n -> n % apart < 3, apart);
    group();
    fill("last week", invented, n -> n >= week && n % apart >= 3, apart);
    group();
  }

  private void fill(String what, InventedAlerts invented, IntPredicate which, int apart)
      throws Exception {
    long begin = System.nanoTime();
    long used = AskedTimes.processorTime();
    List<AlertChange> changes = new ArrayList<>();
    for (int n = 0; n < alerts; n++) {
      if (which.test(n)) {
        int step = n % apart;
        changes.add(
            new AlertChange.Raised(
                step < 3
                    ? invented.ofStory(TENANT, n - step, alerts, n / apart, step)
                    : invented.next(TENANT, n, alerts),
                1));
      }
      if (changes.size() == IN_EPOCH || n == alerts - 1) {
        apply(changes);
        changes.clear();
      }
    }
    said(what + " stored", begin, used);
  }

  private void group() throws Exception {
    long begin = System.nanoTime();
    long used = AskedTimes.processorTime();
    int grouped = world.incidents().catchUp(TENANT);
    said(grouped + " grouped", begin, used);
  }

  private static void said(String what, long begin, long used) {
    System.out.printf(
        Locale.ROOT,
        "%s in %.0f s, %.0f s of processor time%n",
        what,
        (System.nanoTime() - begin) / 1e9,
        (AskedTimes.processorTime() - used) / 1e9);
  }

  private void apply(List<AlertChange> changes) throws Exception {
    long epoch = world.store().position(TENANT);
    world.store().apply(TENANT, new EpochChanges(epoch, epoch + 1, changes));
  }

  // -- queries ----------------------------------------------------------------------------------

  private void queries() throws Exception {
    Map<String, AskedTimes.Asked> all = new LinkedHashMap<>();
    RecordedQueries.all(TENANT)
        .forEach((name, query) -> all.put(name, () -> query.ask(world.store())));
    all.put(
        "filter: two hosts, high",
        filtered("severity >= high and (host ~ \"web-1*\" or host = web-7)"));
    all.put("filter: suppressed", filtered("status = suppressed"));
    all.put("filter: not of an account", filtered("not account = user0 and count > 8"));
    Incidents incidents = world.incidents();
    IncidentQuery severe =
        new IncidentQuery(
            Severity.MEDIUM,
            null,
            IncidentQuery.ALL.from(),
            IncidentQuery.ALL.to(),
            Set.of(AlertStatus.ACTIVE),
            null);
    all.put("incidents, newest", listed(incidents, IncidentQuery.ALL));
    all.put("incidents, open, medium", listed(incidents, severe));
    all.put(
        "incidents, filter",
        () ->
            incidents
                    .list(
                        TENANT,
                        IncidentQuery.ALL,
                        Filter.parse("count > 2 and not assignee exists", Map.of()),
                        Long.MAX_VALUE,
                        "",
                        50)
                    .size()
                + " found");
    String one = incidents.list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", 1).get(0).id();
    all.put("one incident", () -> incidents.find(TENANT, one).alerts().size() + " alerts");
    all.put("similar incidents", () -> incidents.similar(TENANT, one).size() + " found");
    AskedTimes.print(all);
  }

  private AskedTimes.Asked filtered(String text) {
    return () -> {
      Filter filter = Filter.parse(text, Map.of());
      AlertQuery query = filter.narrow(AlertQuery.of(TENANT));
      return world.store().list(query, filter.test(), AlertOrder.NEWEST, null, 100).alerts().size()
          + " found";
    };
  }

  private static AskedTimes.Asked listed(Incidents incidents, IncidentQuery query) {
    return () -> incidents.list(TENANT, query, Long.MAX_VALUE, "", 50).size() + " found";
  }

  // -- previews ---------------------------------------------------------------------------------

  /** Suppressions that hide nearly all, some and hardly any alerts, previewed over all of them. */
  private void previews() throws Exception {
    IncidentSteps steps =
        (tenant, ids) ->
            world.incidents().of(tenant, ids).values().stream().distinct().sorted().toList();
    Previews previews = new Previews(world.store(), steps);
    System.out.println("| preview of | alerts | incidents | seconds | processor s |");
    for (String filter :
        List.of("severity >= informational", "count > 2", "host = web-7 and severity >= low")) {
      long begin = System.nanoTime();
      long used = AskedTimes.processorTime();
      SuppressionRequest request = new SuppressionRequest("p", filter, "measured", null, 0, 0);
      Preview preview =
          world
              .suppressions()
              .preview(
                  world.suppressions().draft("p", TENANT, "user ann", request),
                  previews,
                  Previews.Watch.WHOLE);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %s | %.1f | %.1f |%n",
          filter,
          preview.alerts(),
          preview.incidents(),
          (System.nanoTime() - begin) / 1e9,
          (AskedTimes.processorTime() - used) / 1e9);
    }
  }

  // -- arrivals ---------------------------------------------------------------------------------

  private void arrivals() throws Exception {
    InventedAlerts invented = new InventedAlerts(System.nanoTime());
    int story = (int) (System.nanoTime() >>> 20 & 0xfffffff);
    double[] stored = new double[ARRIVING - NOT_MEASURED];
    double[] grouped = new double[ARRIVING - NOT_MEASURED];
    double[] both = new double[ARRIVING - NOT_MEASURED];
    long sending = 0;
    try (Exports exports = world.exports()) {
      for (int i = 0; i < ARRIVING; i++) {
        if (i == NOT_MEASURED) {
          waitForTargets(exports);
          sending = world.targetsTime();
        }
        int n = alerts + i / 20;
        AlertChange change =
            new AlertChange.Raised(
                i % 5 < 3
                    ? invented.ofStory(TENANT, n, alerts, story + i / 5, i % 5)
                    : invented.next(TENANT, n, alerts),
                1);
        long begin = AskedTimes.processorTime();
        apply(List.of(change));
        long between = AskedTimes.processorTime();
        while (world.incidents().groupNext(TENANT)) {
          // Until nothing is left.
        }
        long end = AskedTimes.processorTime();
        world.changed();
        if (i >= NOT_MEASURED) {
          stored[i - NOT_MEASURED] = (between - begin) / 1e6;
          grouped[i - NOT_MEASURED] = (end - between) / 1e6;
          both[i - NOT_MEASURED] = (end - begin) / 1e6;
        }
      }
      waitForTargets(exports);
      double sent = (world.targetsTime() - sending) / 1e6 / stored.length;
      System.out.println("| an arriving alert, ms of processor time | median | 90 % | most |");
      print("stored, suppressed or not, queued", stored);
      print("grouped", grouped);
      print("both", both);
      System.out.printf(Locale.ROOT, "| sent to ten targets in memory | mean %.2f | | |%n", sent);
      System.out.printf(
          Locale.ROOT,
          "sent %d%n",
          exports.status(TENANT).stream().mapToLong(TargetStatus::sent).sum());
    }
  }

  private static void print(String what, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f |%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10],
        sorted[sorted.length - 1]);
  }

  private static void waitForTargets(Exports exports) throws Exception {
    while (exports.status(TENANT).stream().anyMatch(target -> target.waiting() > 0)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
