package org.hansho.local.folder;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hansho.local.epoch.EpochStore;

/** A file system of a few megabytes in memory; needs root and the right to mount. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one on a folder; the test is skipped where that is not allowed. */
  public static SmallDisk mount(Path folder, int megabytes) throws IOException {
    // SQLite's library, once unpacked on the small disk, would keep it busy; so it goes below.
    EpochStore.open(folder.resolve("library.db"), folder).close();
    String refusal =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    assumeTrue(refusal.isEmpty(), "needs root and the right to mount a tmpfs: " + refusal);
    return new SmallDisk(folder);
  }

  /** Lets nobody write from now on; nothing may be open for writing. */
  public void makeReadOnly() throws IOException {
    String refusal = run("mount", "-o", "remount,ro", folder.toString());
    if (!refusal.isEmpty()) {
      throw new IOException(refusal);
    }
  }

  @Override
  public void close() throws IOException {
    String refusal = run("umount", folder.toString());
    if (!refusal.isEmpty()) {
      throw new IOException(refusal);
    }
  }

  private static String run(String... command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException notThere) {
      return command[0] + " cannot be started";
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.onExit().join().exitValue() == 0 ? "" : output.strip() + " ";
  }
}
