package org.hansho.server.settings;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections a listener may have open, so that the journal and the store can still open
 * their files: those of its setting, and at most a quarter of the files and sockets that the system
 * allows the process ({@code ulimit -n}).
 */
public final class ConnectionRoom {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionRoom.class);
  private static final int PART = 4;

  private ConnectionRoom() {}

  /**
   * How many of the wanted connections there may be; where these are fewer, the log says so once.
   *
   * @param setting the key of the setting, for the log
   */
  public static int of(String setting, int wanted) {
    long files = openFiles();
    int room = within(wanted, files);
    if (room < wanted) {
      LOG.warn(
          "{} is {}, but the process may open {} files only, so it takes {} connections;"
              + " raise the limit of open files (ulimit -n, LimitNOFILE)",
          setting,
          wanted,
          files,
          room);
    }
    return room;
  }

  static int within(int wanted, long files) {
    return (int) Math.max(1, Math.min(wanted, files / PART));
  }

  /** The limit of the process; as many as one likes where the system does not say. */
  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            && system.getMaxFileDescriptorCount() > 0
        ? system.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
