package org.hansho.casework.export.queue;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with a target at present. Its own thread changes it; any thread may read what it
 * says.
 */
final class Trouble {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  private final String target;
  private volatile String reason = "";
  private volatile long since;
  private int failures;
  private boolean hasFailed;

  Trouble(String target) {
    this.target = target;
  }

  /** A round begins. */
  void begin() {
    hasFailed = false;
  }

  /** Whether something failed since the round began. */
  boolean hasFailed() {
    return hasFailed;
  }

  /** How often something failed since it last succeeded. */
  int failures() {
    return failures;
  }

  void failed(String why, Instant now) {
    if (failures == 0) {
      since = ExportPlan.nanos(now);
      LOG.warn("Export {} waits: {}", target, why);
    }
    failures++;
    hasFailed = true;
    reason = why;
  }

  void succeeded() {
    failures = 0;
    reason = "";
    since = 0;
  }

  /**
   * Something that holds no message up.
   *
   * @param said empty if nothing is wrong
   */
  void noted(String said, Instant now) {
    if (reason.isEmpty() && !said.isEmpty()) {
      since = ExportPlan.nanos(now);
      LOG.warn("Export {}: {}", target, said);
    }
    reason = said;
    since = said.isEmpty() ? 0 : since;
  }

  /** Why nothing is delivered; empty if nothing is wrong. */
  String reason() {
    return reason;
  }

  /** Since when, nanoseconds since 1970; 0 if nothing is wrong. */
  long since() {
    return since;
  }
}
