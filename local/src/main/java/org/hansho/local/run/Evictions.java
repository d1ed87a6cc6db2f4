package org.hansho.local.run;

import java.util.List;
import org.hansho.detect.DetectorPlan;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;

/**
 * Counters and alarms of what detectors had no room for: whole states, and values inside of one.
 * Belongs to the runner's thread, between the steps of the workers.
 */
final class Evictions {
  private final DetectorPlan plan;

  Evictions(DetectorPlan plan) {
    this.plan = plan;
  }

  /** Counts what had no room since the last call, by document, and raises alarms. */
  void report(List<Worker> workers, Counters counters, Alarms alarms) {
    long states = 0;
    for (DetectorPlan.Document document : plan.keyed()) {
      states += reportStates(document, workers, counters, alarms);
      reportValues(document, workers, counters, alarms);
    }
    counters.set(Counters.EVICTED, states);
  }

  /** How many states of a document were evicted since the data folder was made. */
  private static long reportStates(
      DetectorPlan.Document document, List<Worker> workers, Counters counters, Alarms alarms) {
    long evicted = 0;
    for (Worker worker : workers) {
      evicted += worker.keyed().knowledge().evicted(document.index());
    }
    String counter = Counters.EVICTED + "/" + document.reference();
    long more = evicted - counters.get(counter);
    if (more > 0) {
      alarms.raise(AlarmKind.STATES_EVICTED, document.reference(), more, evicted + " in all");
    }
    if (evicted > 0) {
      counters.set(counter, evicted);
    }
    return evicted;
  }

  private static void reportValues(
      DetectorPlan.Document document, List<Worker> workers, Counters counters, Alarms alarms) {
    long more = 0;
    for (Worker worker : workers) {
      more += worker.keyed().knowledge().takeOverflows(document.index());
    }
    if (more > 0) {
      String counter = Counters.VALUES_EVICTED + "/" + document.reference();
      counters.add(counter, more);
      counters.add(Counters.VALUES_EVICTED, more);
      String detail = counters.get(counter) + " in all";
      alarms.raise(AlarmKind.VALUES_EVICTED, document.reference(), more, detail);
    }
  }
}
