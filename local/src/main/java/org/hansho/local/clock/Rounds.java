package org.hansho.local.clock;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Does the same again and again on a thread of its own, with a pause between, until it is ended.
 *
 * <p>A round handles its failures: one that throws ends the thread. Safe from any thread.
 */
public final class Rounds {
  private final Runnable round;
  private final long pause;
  private final Thread thread;
  private volatile boolean ending;

  /**
   * Rounds that have not begun.
   *
   * @param name that of the thread
   */
  public Rounds(String name, Duration pause, Runnable round) {
    this.round = round;
    this.pause = pause.toNanos();
    this.thread = new Thread(this::run, name);
  }

  /** Begins, once. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (!ending) {
      round.run();
      if (!ending) { // What waits in the round may have used up the signal of an ending.
        LockSupport.parkNanos(this, pause);
      }
    }
  }

  /** Whether somebody has asked for the end; a long round looks at it and stops. */
  public boolean isEnding() {
    return ending;
  }

  /** Asks for the end, and waits for that of the round under way. */
  public void end() {
    ask();
    Ending.of(thread);
  }

  /** Asks for the end, and waits for that of the round under way, but no longer than so. */
  public void end(Duration longest) {
    ask();
    Ending.of(thread, longest);
  }

  private void ask() {
    ending = true;
    LockSupport.unpark(thread);
  }
}
