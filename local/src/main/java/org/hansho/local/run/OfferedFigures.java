package org.hansho.local.run;

import org.hansho.local.alarm.Alarms;
import org.hansho.local.metric.Metrics;

/** The figures of a runner that are offered after each commit. Belongs to the runner's thread. */
final class OfferedFigures {
  private final Counters counters;
  private final Alarms alarms;
  private final RunnerMemory memory;
  private Metrics metrics;

  /**
   * Figures that were not offered yet.
   *
   * @param metrics receives them
   */
  OfferedFigures(Counters counters, Alarms alarms, RunnerMemory memory, Metrics metrics) {
    this.counters = counters;
    this.alarms = alarms;
    this.memory = memory;
    this.metrics = metrics;
  }

  /** Who receives them at present. */
  Metrics receiver() {
    return metrics;
  }

  /** Offers them to another receiver from now on, and those of the last commit at once. */
  void offerTo(Metrics receiver) {
    metrics = receiver;
    offer();
  }

  /** Offers them as of the last commit. */
  void offer() {
    counters.all().forEach(metrics::counter);
    metrics.gauge("alarms.open", alarms.all().stream().filter(alarm -> !alarm.ended()).count());
    metrics.gauge("sources", memory.sources().size());
    metrics.gauge("input.keys", memory.keys().size());
  }
}
