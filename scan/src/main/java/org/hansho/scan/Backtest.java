package org.hansho.scan;

import java.io.IOException;
import java.time.Duration;
import org.hansho.alert.AlertDifference;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.HeldBack;
import org.hansho.detect.Knowledge;
import org.hansho.pipeline.Engine;

/**
 * What a change of rules changes in the alerts over the same input.
 *
 * @param difference of the alerts of both
 */
public record Backtest(Side before, Side after, AlertDifference difference) {
  /** Input below this many bytes is read twice, so that the time is not that of warming up. */
  private static final long WARM_UP_BYTES = 32L << 20;

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
    Side first = side(before, request, progress);
    Side second = side(after, request, progress);
    return new Backtest(
        first, second, AlertDifference.between(first.result().alerts(), second.result().alerts()));
  }

  private static Side side(Engine engine, ScanRequest request, Progress progress)
      throws IOException {
    AtItsEnd heldBack = new AtItsEnd(engine.detectors());
    long begin = cpuNanos();
    ScanResult result = Scan.observed(engine, request, progress, heldBack);
    long spent = begin < 0 ? begin : cpuNanos() - begin;
    return new Side(result, engine.ruleSet().rules().size(), heldBack.results, spent);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
  }

  /** Counts what baselines held back while they learned. */
  private static final class AtItsEnd implements DetectorObserver {
    private final DetectorPlan plan;
    private long results;

    AtItsEnd(DetectorPlan plan) {
      this.plan = plan;
    }

    @Override
    public void received(Fact fact) {}

    @Override
    public void ended(Knowledge knowledge, long newest) {
      results = HeldBack.results(plan, knowledge, newest);
    }
  }
}
