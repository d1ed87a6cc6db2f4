package org.hansho.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hansho.scan.fact.FactFolder;

/**
 * Hears the signals that end a process (Ctrl-C, TERM), lets the command finish what it has, and
 * then removes what was laid aside and ends the machine with the command's exit code, or that for
 * "stopped" if it does not end in time.
 */
final class StopSignal {
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private static final String CUT = "hansho: stopped in the middle of its output";
  private static final String LEFT =
      "hansho: stopped; what was under way is done at the next start, and nothing is lost";

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile int result = ExitCode.STOPPED.code();
  private final String late;
  private final Duration patience;

  private StopSignal(String late, Duration patience) {
    this.late = late;
    this.patience = patience;
  }

  /** Begins to listen. */
  static StopSignal listening() {
    return listening(new StopSignal(CUT, PATIENCE));
  }

  /**
   * Begins to listen for a server. What it does not finish in time is as before a crash: nothing of
   * it is committed, and the next start does it.
   */
  static StopSignal ofServer() {
    return ofServer(PATIENCE);
  }

  /** The same, for so long. */
  static StopSignal ofServer(Duration patience) {
    StopSignal signal = new StopSignal(LEFT, patience);
    signal.result = ExitCode.CLEAN.code();
    return listening(signal);
  }

  private static StopSignal listening(StopSignal signal) {
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "hansho-stop"));
    return signal;
  }

  /** Whether the command shall come to its end. */
  boolean isAsked() {
    return asked;
  }

  /** The command has ended with this code, and its output is written. */
  void finish(int code) {
    result = code;
    finished.countDown();
  }

  private void stop() {
    if (finished.getCount() == 0) {
      return;
    }
    asked = true;
    try {
      if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println(late);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FactFolder.closeAll();
    Runtime.getRuntime().halt(result);
  }
}
