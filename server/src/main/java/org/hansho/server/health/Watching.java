package org.hansho.server.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hansho.local.clock.ArrivalClock;

/**
 * What health is measured by; a scenario has a time and disks of its own.
 *
 * @param clock gives each tenant the clock by which its input arrives
 * @param disk how much room there is on the disk of a folder
 * @param byItself whether a thread looks once a second; else only {@link Health#look} does
 */
public record Watching(Supplier<ArrivalClock> clock, Disk disk, boolean byItself) {
  /** Looks at a disk. */
  public interface Disk {
    /**
     * The room on the disk of a folder.
     *
     * @throws IOException if that is not known
     */
    Room of(Path folder) throws IOException;
  }

  /** Bytes that are free for this process, and all. */
  public record Room(long free, long total) {}

  /** This machine. */
  public static Watching machine() {
    return new Watching(ArrivalClock::system, Watching::room, true);
  }

  private static Room room(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return new Room(store.getUsableSpace(), store.getTotalSpace());
  }
}
