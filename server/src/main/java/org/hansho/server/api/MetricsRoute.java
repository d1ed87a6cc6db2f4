package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.server.health.Health;
import org.hansho.server.health.TenantHealth;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.TenantStatus;
import org.hansho.server.tenant.Tenants;

/**
 * {@code GET /metrics}: the counters of the caller's tenant and the figures of the Java machine, as
 * Prometheus reads them. The counters are those of the status and add up in the same way. No label
 * holds anything from a record.
 */
public final class MetricsRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/metrics";

  /** Counters of the status that fall too. */
  private static final Set<String> GAUGES = Set.of("facts.waiting", "dead-letters.kept");

  private static final long NANOS = 1_000_000_000L;

  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final PrometheusRegistry machine = new PrometheusRegistry();
  private final Tenants tenants;
  private final Health health;

  /** The metrics of these tenants. */
  public MetricsRoute(Tenants tenants, Health health) {
    this.tenants = tenants;
    this.health = health;
    JvmMetrics.builder().register(machine);
  }

  @Override
  public void handle(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    tenants.of(tenant).requireOpen();
    List<MetricSnapshot> all = new ArrayList<>(of(tenants.of(tenant).status(), tenant));
    all.addAll(of(health.of(tenant), Labels.of("tenant", tenant)));
    machine.scrape().forEach(all::add);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, new MetricSnapshots(all), EscapingScheme.UNDERSCORE_ESCAPING);
    call.contentType(writer.getContentType()).result(text.toByteArray());
  }

  private static List<MetricSnapshot> of(TenantStatus status, String tenant) {
    Labels labels = Labels.of("tenant", tenant);
    List<MetricSnapshot> all = new ArrayList<>();
    for (Map.Entry<String, Long> counter : new TreeMap<>(status.counters()).entrySet()) {
      String name = "hansho_" + counter.getKey().replace('.', '_').replace('-', '_');
      String help = "The counter " + counter.getKey() + " of the data folder.";
      all.add(
          GAUGES.contains(counter.getKey())
              ? gauge(name, help, counter.getValue(), labels)
              : counter(name, help, counter.getValue(), labels));
    }
    all.add(counter("hansho_epochs", "Epochs committed since the start.", status.epochs(), labels));
    all.add(
        gauge(
            "hansho_ready",
            "Whether the runner goes on: 1 or 0.",
            status.trouble().isEmpty() ? 1 : 0,
            labels));
    all.add(
        gauge(
            "hansho_alarms_open",
            "Alarms about Hansho itself that have not ended.",
            status.alarms().stream().filter(alarm -> !alarm.ended()).count(),
            labels));
    all.add(
        gauge("hansho_sources", "Sources that were ever read.", status.sources().size(), labels));
    if (status.watermark() != Long.MIN_VALUE) {
      all.add(
          gauge(
              "hansho_event_time_seconds",
              "How far event time has come, since 1970.",
              Math.floorDiv(status.watermark(), NANOS),
              labels));
    }
    return all;
  }

  private static List<MetricSnapshot> of(TenantHealth health, Labels labels) {
    long silent =
        health.pulses().values().stream().filter(one -> one.state().equals("silent")).count();
    return List.of(
        gauge("hansho_sources_silent", "Sources that have fallen silent.", silent, labels),
        gauge(
            "hansho_health_alerts_open",
            "Alerts about the health of sources and of Hansho itself that last.",
            health.open(),
            labels));
  }

  private static MetricSnapshot counter(String name, String help, long value, Labels labels) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().labels(labels).value((double) value).build())
        .build();
  }

  private static MetricSnapshot gauge(String name, String help, long value, Labels labels) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value((double) value).build())
        .build();
  }
}
