package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.Handover;
import org.hansho.local.clock.Ending;
import org.hansho.local.clock.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what a runner commits to where people see it, on a thread of its own, so that neither waits
 * for the other. Safe from any thread. What fails is reported and tried again once a second.
 */
final class Feeding implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Feeding.class);
  private static final long SECOND = 1_000_000_000L;

  private final String tenant;
  private final Path database;
  private final ChangeSink sink;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean due = true;
  private volatile String trouble = "";

  Feeding(String tenant, Path database, ChangeSink sink) {
    this.tenant = tenant;
    this.database = database;
    this.sink = sink;
    this.thread = new Thread(this::run, "feed-" + tenant);
  }

  void start() {
    thread.start();
  }

  /** An epoch was committed. */
  void committed() {
    due = true;
    LockSupport.unpark(thread);
  }

  /** Why alerts do not reach people at present; empty if they do. */
  String trouble() {
    return trouble;
  }

  private void run() {
    while (!closing) {
      try (RunnerFeed feed = new RunnerFeed(tenant, database)) {
        Handover handover = new Handover(feed, sink);
        while (!closing) {
          if (due) {
            due = false;
            handover.catchUp();
            int left = feed.leftOut();
            trouble =
                left == 0 ? "" : left + " alerts are damaged and cannot be shown; see the log";
          } else {
            LockSupport.park(this);
          }
        }
      } catch (IOException | RuntimeException | Error failure) {
        trouble = "Alerts do not reach the alert store: " + failure;
        LOG.error("Tenant {}: {}", tenant, trouble, failure);
        due = true;
        Pause.of(SECOND, () -> closing);
      }
    }
  }

  /** Ends what is under way. What was not handed over is the next time. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    Ending.of(thread);
  }
}
