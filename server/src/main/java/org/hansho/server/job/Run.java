package org.hansho.server.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A job as its own work sees it. Safe from any thread. */
public final class Run {
  private final long begun = System.nanoTime();
  private final long longest;
  private final Progress progress;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Takes how far the work is. */
  interface Progress {
    void at(long done, long all);
  }

  Run(Duration longest, Progress progress) {
    this.longest = longest.toNanos();
    this.progress = progress;
  }

  /** Whether somebody has ended it, so that no report is needed any more. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  /** Whether it has taken as long as it may; it reports what it has. */
  public boolean isTimeOver() {
    return System.nanoTime() - begun > longest;
  }

  /**
   * Says how far it is.
   *
   * @param all how much there is; 0 if that is not known
   */
  public void at(long done, long all) {
    progress.at(done, all);
  }

  void cancel() {
    cancelled.set(true);
  }
}
