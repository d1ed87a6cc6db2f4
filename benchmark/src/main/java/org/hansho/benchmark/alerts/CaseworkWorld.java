package org.hansho.benchmark.alerts;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Language;
import org.hansho.casework.export.ChangesOfAlerts;
import org.hansho.casework.export.ChangesOfIncidents;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.export.queue.ExportPlan;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.export.queue.ExportedData;
import org.hansho.casework.export.queue.Exports;
import org.hansho.casework.export.queue.FloodLimits;
import org.hansho.casework.export.queue.SendingHours;
import org.hansho.casework.export.queue.Signal;
import org.hansho.casework.export.queue.Snapshots;
import org.hansho.casework.export.queue.SuppressedAlerts;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.suppression.Inhibitions;
import org.hansho.casework.suppression.SuppressionRequest;
import org.hansho.casework.suppression.Suppressions;
import org.hansho.casework.triage.NewEvidence;
import org.hansho.incident.Pattern;
import org.hansho.library.Library;

/** Casework as a server puts it together: suppressions, inhibitions, patterns and ten targets. */
record CaseworkWorld(
    CaseStore store, Incidents incidents, Suppressions suppressions, AtomicLong changes)
    implements Closeable {
  private static final String TENANT = AlertStoreSpeed.TENANT;
  private static final String THREADS = "export-target-";

  /** What the targets ask for, each in a format of its own. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "native", "severity >= low",
          "ocsf", "severity >= medium",
          "ecs", "section in (section-1, section-2, section-3)",
          "cef", "severity >= high",
          "syslog", "not account = user0",
          "csv", "host ~ \"desk-*\" or severity = critical",
          "slack", "severity >= high and confidence >= medium",
          "security-center", "intent = execution or intent = impact",
          "alertmanager", "count > 2",
          "stix", "ip in 10.77.0.0/17 or severity >= high");

  static CaseworkWorld open(StoreSettings.Place place) throws IOException {
    CaseStore store = CaseStore.open(new StoreSettings(place, 12, Duration.ofMinutes(1)));
    Suppressions suppressions = Suppressions.open(store, CaseworkSpeed::now, tenant -> Map.of());
    Inhibitions inhibitions =
        Inhibitions.open(store, Library.builtinInhibitions().all(), Set.of(TENANT));
    store.decideBy(
        inhibitions.behind(suppressions.behind(NewEvidence.REOPEN_RESOLVED)), CaseworkSpeed::now);
    List<Pattern> patterns = Library.builtinPatterns().all();
    return new CaseworkWorld(
        store, new Incidents(store, () -> patterns), suppressions, new AtomicLong());
  }

  /** 500 suppressions of several forms, most of which hide little. */
  void suppress() throws IOException, FilterException {
    for (int i = 0; i < Suppressions.MOST; i++) {
      String filter =
          switch (i % 5) {
            case 0 -> "host = web-" + (1_000 + i) + " and detection ~ \"section-" + i % 12 + "/*\"";
            case 1 -> "account = user" + 37 * i + " and severity <= medium";
            case 2 -> "ip in 10.77." + i % 256 + ".0/28 and not host ~ \"web-1*\"";
            case 3 ->
                "detection = "
                    + InventedAlerts.detection(i % 120)
                    + " and account ~ \"user9"
                    + i
                    + "*\"";
            default ->
                "title contains \""
                    + i
                    + "\" and host in (web-"
                    + i
                    + ", web-"
                    + 2 * i
                    + ") and count < 3";
          };
      SuppressionRequest request = new SuppressionRequest("s" + i, filter, "measured", null, 0, 0);
      suppressions.add(
          suppressions.draft("s" + i, TENANT, "user ann", request),
          work -> store.transactions().write("add", work));
    }
  }

  /** What is stored so far is never grouped. */
  void leaveUngrouped() throws IOException {
    long newest = store.newestChange(TENANT);
    store
        .transactions()
        .write(
            "skip what is stored",
            connection -> {
              try (PreparedStatement skip =
                  connection.prepareStatement(
                      "UPDATE incident_position SET change = ? WHERE tenant = ?")) {
                skip.setLong(1, newest);
                skip.setString(2, TENANT);
                return skip.executeUpdate();
              }
            });
  }

  /** Lets the targets know that alerts have changed. */
  void changed() {
    synchronized (changes) {
      changes.incrementAndGet();
      changes.notifyAll();
    }
  }

  /** Starts ten targets that take everything at once. */
  Exports exports() throws IOException, FilterException {
    List<ExportPlan> plans = new ArrayList<>();
    for (Map.Entry<String, String> target : TARGETS.entrySet()) {
      plans.add(plan(target.getKey(), Filter.parse(target.getValue(), Map.of())));
    }
    ExportSources sources =
        new ExportSources(
            store.transactions(), new ChangesOfAlerts(store), new ChangesOfIncidents(incidents));
    return Exports.start(plans, sources, signal(), Instant::now);
  }

  private static ExportPlan plan(String format, Filter filter) {
    return new ExportPlan(
        "target-" + format,
        "memory",
        List.of(TENANT),
        List.of(ExportedData.ALERTS),
        Optional.of(filter),
        SuppressedAlerts.UPDATE,
        AlertFormats.of(format).orElseThrow(),
        Presentation.of(Language.ENGLISH),
        () -> FloodLimits.NONE,
        SendingHours.ALWAYS,
        Snapshots.NONE,
        Optional.empty(),
        ExportPlan.Pace.STANDARD,
        new Destination() {
          @Override
          public Answer send(Message message) {
            return new Answer.Delivered();
          }

          @Override
          public String place() {
            return "memory";
          }
        });
  }

  private Signal signal() {
    return new Signal() {
      @Override
      public long count() {
        return changes.get();
      }

      @Override
      public void await(long seen, Duration most) throws InterruptedException {
        synchronized (changes) {
          if (changes.get() == seen) {
            changes.wait(most.toMillis());
          }
        }
      }
    };
  }

  /** Processor time of the threads of all targets so far, in nanoseconds. */
  long targetsTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long all = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().startsWith(THREADS)) {
        all += Math.max(0, threads.getThreadCpuTime(id));
      }
    }
    return all;
  }

  @Override
  public void close() {
    store.close();
  }
}
