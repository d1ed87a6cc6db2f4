package org.hansho.casework.export.destination;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends connections whose time is over, so that an exchange is bounded as a whole. */
final class Watch {
  private Watch() {}

  /** One thread that keeps no process alive. */
  static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "export-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    return watch;
  }

  static void end(Socket socket, AtomicBoolean late) {
    late.set(true);
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
