package org.hansho.local.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;

/**
 * A runner in a process of its own, to be killed, that reads one file: says {@code epoch} for each
 * one, and {@code drained} at the end. Arguments: data folder, file.
 */
final class FileRunner {
  private static final int BATCH = 8_000;

  private FileRunner() {}

  public static void main(String[] arguments) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(arguments[1], "r");
        DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        Runner runner =
            Runner.open(
                folder,
                AuditLog.engine(),
                LocalSettings.of("test", 2).withBatchBytes(BATCH),
                ArrivalClock.of(() -> AuditLog.END))) {
      runner.add(new Input(file));
      while (runner.runEpoch()) {
        System.out.println("epoch");
      }
      runner.drain();
      System.out.println("drained");
    }
  }

  /** What stands in the file. */
  private record Input(RandomAccessFile file) implements RereadableInput {
    @Override
    public String source() {
      return "audit";
    }

    @Override
    public byte[] read(long position, int most) throws IOException {
      byte[] block = new byte[most];
      file.seek(position);
      int length = file.read(block);
      return Arrays.copyOf(block, Math.max(0, length));
    }
  }
}
