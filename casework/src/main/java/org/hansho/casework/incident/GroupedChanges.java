package org.hansho.casework.incident;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.feed.FeedName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups alerts after each epoch that another sink takes, on one thread for all tenants, so that no
 * alert waits for grouping. Safe from any thread.
 *
 * <p>Tenants take turns, a few alerts each. What fails is reported in the log and in {@link
 * #trouble}, and tried again; what was not grouped before the end is at the next start.
 */
public final class GroupedChanges implements ChangeSink, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupedChanges.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** How often the lists of critical entities are looked at while nothing is to be grouped. */
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  private final ChangeSink sink;
  private final Incidents incidents;
  private final long retry;
  private final Thread thread = new Thread(this::run, "incidents");
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();

  /** Tenants that have something to group, with the time before which they are left alone. */
  private final Map<String, Long> due = new LinkedHashMap<>();

  /** Tenants that ever had something to group. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private volatile boolean closing;

  /** Groups what this sink has taken, once it is {@link #start}ed. */
  public GroupedChanges(ChangeSink sink, Incidents incidents) {
    this(sink, incidents, RETRY);
  }

  /** The same, with a time after which what failed is tried again. */
  GroupedChanges(ChangeSink sink, Incidents incidents, Duration retry) {
    this.sink = sink;
    this.incidents = incidents;
    this.retry = retry.toNanos();
  }

  /** Begins to group; what came before is not forgotten. */
  public void start() {
    thread.start();
  }

  @Override
  public long position(String feed) throws IOException {
    long position = sink.position(feed);
    wake(FeedName.tenant(feed));
    return position;
  }

  @Override
  public boolean apply(String feed, EpochChanges changes) throws IOException {
    boolean isNew = sink.apply(feed, changes);
    wake(FeedName.tenant(feed));
    return isNew;
  }

  /** Why incidents of a tenant lag behind its alerts; empty if they do not. */
  public String trouble(String tenant) {
    return troubles.getOrDefault(tenant, "");
  }

  private void wake(String tenant) {
    lock.lock();
    try {
      seen.add(tenant);
      due.putIfAbsent(tenant, System.nanoTime());
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void later(String tenant) {
    lock.lock();
    try {
      due.put(tenant, System.nanoTime() + retry);
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    String tenant = next();
    while (tenant != null) {
      try {
        if (incidents.groupNext(tenant)) {
          wake(tenant);
        } else {
          troubles.remove(tenant);
        }
      } catch (IOException | RuntimeException | Error failure) {
        String trouble = "Alerts are not grouped into incidents: " + failure;
        if (!trouble.equals(troubles.put(tenant, trouble))) {
          LOG.error("Tenant {}: {}; tried again", tenant, trouble, failure);
        }
        later(tenant);
      }
      tenant = next();
    }
  }

  /** Waits for the next tenant; null at the end. */
  private @Nullable String next() {
    String next = await();
    while (next != null && next.isEmpty()) {
      for (String tenant : seen) {
        if (incidents.isListChanged(tenant)) {
          wake(tenant);
        }
      }
      next = await();
    }
    return next;
  }

  /** Waits a bounded time for a tenant that is due; empty if none is, null at the end. */
  private @Nullable String await() {
    lock.lock();
    try {
      long end = System.nanoTime() + LOOK;
      String ready = ready(System.nanoTime());
      while (ready == null && !closing && end - System.nanoTime() > 0) {
        long now = System.nanoTime();
        long wait = due.values().stream().mapToLong(time -> time - now).min().orElse(LOOK);
        woken.awaitNanos(Math.min(wait, end - now));
        ready = ready(System.nanoTime());
      }
      return closing ? null : ready == null ? "" : ready;
    } catch (InterruptedException ending) {
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first tenant whose time has come; null if there is none. */
  private @Nullable String ready(long now) {
    for (Iterator<Map.Entry<String, Long>> all = due.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Long> one = all.next();
      if (one.getValue() - now <= 0) {
        all.remove();
        return one.getKey();
      }
    }
    return null;
  }

  /** Ends after the few alerts that are being grouped. The sink stays open. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException closed) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
