package org.hansho.casework.export.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hansho.alert.Language;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;

/** A target that gets every change of alerts at once, unless a test asks for something else. */
final class Target {
  private final String name;
  private final Destination destination;
  private List<ExportedData> data = List.of(ExportedData.ALERTS);
  private Optional<Filter> filter = Optional.empty();
  private SuppressedAlerts suppressed = SuppressedAlerts.UPDATE;
  private AlertFormat format = AlertFormats.of("native").orElseThrow();
  private volatile FloodLimits limits = FloodLimits.NONE;
  private Snapshots snapshots = Snapshots.NONE;
  private Optional<Duration> backfill = Optional.empty();

  Target(String name, Destination destination) {
    this.name = name;
    this.destination = destination;
  }

  Target of(ExportedData... followed) {
    data = List.of(followed);
    return this;
  }

  /** Empty for no filter. */
  Target that(String condition) throws FilterException {
    filter =
        condition.isEmpty() ? Optional.empty() : Optional.of(Filter.parse(condition, Map.of()));
    return this;
  }

  Target withSuppressed(SuppressedAlerts which) {
    suppressed = which;
    return this;
  }

  Target in(AlertFormat shape) {
    format = shape;
    return this;
  }

  Target within(FloodLimits most) {
    limits = most;
    return this;
  }

  Target withSnapshots(Snapshots when) {
    snapshots = when;
    return this;
  }

  Target filledWith(Duration age) {
    backfill = Optional.of(age);
    return this;
  }

  ExportPlan plan() {
    return new ExportPlan(
        name,
        "memory",
        List.of(ExportWorld.TENANT),
        data,
        filter,
        suppressed,
        format,
        Presentation.of(Language.ENGLISH),
        () -> limits,
        SendingHours.ALWAYS,
        snapshots,
        backfill,
        new ExportPlan.Pace(Duration.ofMillis(1), Duration.ofMillis(5), 3),
        destination);
  }
}
