package org.hansho.server.receive;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The connections of a listener that are open or hold something yet. Safe from any thread. */
final class Open {
  private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE = Duration.ofMillis(5).toNanos();

  private final Set<SyslogConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  void add(SyslogConnection connection) {
    connections.add(connection);
  }

  void remove(SyslogConnection connection) {
    connections.remove(connection);
  }

  int count() {
    return connections.size();
  }

  /** Whether what is refused now is not handed over again. */
  boolean isClosing() {
    return closing;
  }

  /** Ends all, and waits until what they hold is kept or dropped. */
  void end() {
    connections.forEach(SyslogConnection::end);
    long begun = System.nanoTime();
    while (!connections.isEmpty() && System.nanoTime() - begun < PATIENCE) {
      closing = System.nanoTime() - begun > PATIENCE / 2;
      LockSupport.parkNanos(PAUSE);
    }
    closing = true;
  }
}
