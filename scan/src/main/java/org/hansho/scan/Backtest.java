package org.hansho.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Knowledge;
import org.hansho.pipeline.Engine;

/**
 * What a change of rules changes in the alerts over the same input.
 *
 * @param added alerts that only the changed rules raise, by time
 * @param gone alerts that only the rules before raise
 * @param changed alerts that both raise with another severity or count, as the changed rules do
 * @param same how many alerts are the same
 */
public record Backtest(
    Side before, Side after, List<Alert> added, List<Alert> gone, List<Alert> changed, int same) {
  /** Input below this many bytes is read twice, so that the time is not that of warming up. */
  private static final long WARM_UP_BYTES = 32L << 20;

  private static final String WOULD_HAVE_FIRED = "would_have_fired";

  /**
   * One of the two runs.
   *
   * @param rules how many rules were tried on the events
   * @param wouldHaveFired results that baselines held back because they were still learning
   * @param cpuNanos processor time of the whole process; less than 0 if the system does not measure
   *     it
   */
  public record Side(ScanResult result, int rules, long wouldHaveFired, long cpuNanos) {
    /** What the detectors held at its end. */
    public Memory memory() {
      return result.memory();
    }
  }

  /**
   * Reads the input with both engines, one after the other.
   *
   * @throws IOException if facts cannot be laid aside; trouble with sources is in the results
   */
  public static Backtest run(Engine before, Engine after, ScanRequest request, Progress progress)
      throws IOException {
    ScanResult glance = Scan.observed(before, request, progress, DetectorObserver.NONE);
    if (glance.tally().bytes() < WARM_UP_BYTES) {
      Scan.observed(after, request, progress, DetectorObserver.NONE);
    }
    return of(side(before, request, progress), side(after, request, progress));
  }

  private static Side side(Engine engine, ScanRequest request, Progress progress)
      throws IOException {
    HeldBack heldBack = new HeldBack(engine.detectors());
    long begin = cpuNanos();
    ScanResult result = Scan.observed(engine, request, progress, heldBack);
    long spent = begin < 0 ? begin : cpuNanos() - begin;
    return new Side(result, engine.ruleSet().rules().size(), heldBack.results, spent);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
  }

  private static Backtest of(Side before, Side after) {
    Map<String, Alert> left = new LinkedHashMap<>();
    before.result().alerts().forEach(alert -> left.put(alert.id(), alert));
    List<Alert> added = new ArrayList<>();
    List<Alert> changed = new ArrayList<>();
    int same = 0;
    for (Alert alert : after.result().alerts()) {
      Alert earlier = left.remove(alert.id());
      if (earlier == null) {
        added.add(alert);
      } else if (earlier.severity() != alert.severity() || earlier.count() != alert.count()) {
        changed.add(alert);
      } else {
        same++;
      }
    }
    return new Backtest(before, after, added, List.copyOf(left.values()), changed, same);
  }

  /** Whether any alert is added, gone or changed. */
  public boolean differs() {
    return !(added.isEmpty() && gone.isEmpty() && changed.isEmpty());
  }

  /** Adds up what baselines held back while they learned. */
  private static final class HeldBack implements DetectorObserver {
    private final DetectorPlan plan;
    private long results;

    HeldBack(DetectorPlan plan) {
      this.plan = plan;
    }

    @Override
    public void received(Fact fact) {}

    @Override
    public void ended(Knowledge knowledge, long newest) {
      for (DetectorPlan.Document document : plan.keyed()) {
        if (document.raises()) {
          knowledge.describe(document.index(), newest, this::add);
        }
      }
    }

    private void add(Grounds known) {
      results += Long.parseLong(known.numbers().getOrDefault(WOULD_HAVE_FIRED, "0"));
    }
  }
}
