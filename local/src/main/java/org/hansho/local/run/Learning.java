package org.hansho.local.run;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.EpochStore;

/**
 * What the detectors of a runner have learned, changed from outside between two epochs: joined with
 * what was learned elsewhere, or forgotten. All of a change is committed at once, or nothing of it.
 * Belongs to the runner's thread.
 */
public final class Learning {
  private final RunnerMemory memory;
  private final Watermark watermark;
  private final LongSupplier clock;
  private final EvidenceFetcher fetcher;
  private final Changing runner;

  /** A change of what is known. */
  interface Change<T> {
    T make() throws IOException;
  }

  /** Makes a change and commits it; if it cannot, the runner must be opened again. */
  interface Changing {
    <T> T commit(Change<T> change) throws IOException;
  }

  Learning(
      RunnerMemory memory,
      Watermark watermark,
      LongSupplier clock,
      EvidenceFetcher fetcher,
      Changing runner) {
    this.memory = memory;
    this.watermark = watermark;
    this.clock = clock;
    this.fetcher = fetcher;
    this.runner = runner;
  }

  /**
   * Takes over what baselines have learned elsewhere under the same seed: of a key that is known in
   * both places the state stays with which more would be lost.
   *
   * @return how many states were taken over
   * @throws IOException if it cannot; then open the runner again
   */
  public long adopt(EpochStore taught) throws IOException {
    return runner.commit(() -> memory.adopt(taught));
  }

  /**
   * Forgets what a detection has learned, so that it learns anew. Others keep what they know.
   *
   * @throws IllegalArgumentException if it learns nothing
   * @throws IOException if it cannot; then open the runner again
   */
  public Relearning relearn(String detection, String author, String reason) throws IOException {
    if (!memory.learns(detection)) {
      throw new IllegalArgumentException("the detection " + detection + " learns nothing");
    }
    Relearning done =
        runner.commit(
            () -> memory.relearn(detection, author, reason, watermark.time(), clock.getAsLong()));
    CrashPoint.reached("lesson.forgotten");
    return done;
  }

  /**
   * Keeps the records of what waits for time to come, as many as there is room for: what taught it
   * may be gone by then, and an alert is to show them.
   *
   * @throws IOException if it cannot; then open the runner again
   */
  public void keepRecords() throws IOException {
    boolean unused =
        runner.commit(
            () -> {
              memory.keepRecordsOfFacts(fetcher);
              return true;
            });
  }

  /** The last time of each detection that was made to learn anew, in the order of their ids. */
  public List<Relearning> relearned() {
    return memory.relearned();
  }
}
