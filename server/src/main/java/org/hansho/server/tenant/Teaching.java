package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.hansho.casework.triage.Lessons;
import org.hansho.local.clock.Ending;
import org.hansho.local.clock.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what people say of alerts and incidents to the baselines of their tenants, on a thread of
 * its own. What was not brought is brought again, also behind a restart. Safe from any thread.
 */
public final class Teaching implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Teaching.class);
  private static final int AT_A_TIME = 100;
  private static final long SECOND = 1_000_000_000L;

  private final Lessons lessons;
  private final Tenants tenants;
  private final Thread thread = new Thread(this::run, "teaching");
  private volatile boolean due = true;
  private volatile boolean closing;

  /** One that has not begun. */
  public Teaching(Lessons lessons, Tenants tenants) {
    this.lessons = lessons;
    this.tenants = tenants;
  }

  /** Begins to teach; once. */
  public void start() {
    thread.start();
  }

  /** There may be something to teach. */
  public void wake() {
    due = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closing) {
      if (!due && !isSomethingNew()) {
        LockSupport.parkNanos(this, SECOND);
        continue;
      }
      due = false;
      boolean failed = false;
      for (Tenant tenant : tenants.all()) {
        failed |= !isTaught(tenant);
      }
      if (failed) {
        due = true;
        Pause.of(SECOND, () -> closing);
      }
    }
  }

  /** What is said of incidents, and how they are grouped, wakes nobody. */
  private boolean isSomethingNew() {
    try {
      return lessons.areThere();
    } catch (IOException | RuntimeException failure) {
      return true;
    }
  }

  /** Whether nothing is in the way; the trouble of one tenant is none of the others'. */
  private boolean isTaught(Tenant tenant) {
    try {
      teach(tenant);
      return true;
    } catch (IOException | RuntimeException failure) {
      LOG.error(
          "What people say of alerts does not reach baselines of tenant {}; tried again",
          tenant.name(),
          failure);
      return false;
    }
  }

  private void teach(Tenant tenant) throws IOException {
    for (Lessons.Lesson lesson : lessons.next(tenant.name(), AT_A_TIME)) {
      if (closing) {
        return;
      }
      tenant.applyFeedback(lesson.alert(), lesson.opinion());
      lessons.taught(lesson);
      due = true;
    }
  }

  /** Ends behind the lesson that is being taught. */
  @Override
  public void close() {
    closing = true;
    wake();
    Ending.of(thread);
  }
}
