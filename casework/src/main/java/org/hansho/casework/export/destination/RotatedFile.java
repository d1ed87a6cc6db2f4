package org.hansho.casework.export.destination;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file to which lines are added, each synced before it counts as sent. A file that would grow
 * beyond its size is moved to {@code NAME.1}, that one to {@code NAME.2}, and so on. A line that a
 * crash left in part is ended before the next one. Belongs to one thread.
 */
public final class RotatedFile implements Destination {
  private final Path file;
  private final long most;
  private final int kept;

  /**
   * A file.
   *
   * @param most bytes of a file, beside a line that is longer
   * @param kept older files that are kept, from 1
   */
  public RotatedFile(Path file, long most, int kept) {
    this.file = file;
    this.most = most;
    this.kept = kept;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Answer send(Message message) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new Answer.TryAgain(file + " is no file");
      }
      String text = new String(message.body(), StandardCharsets.UTF_8).stripTrailing() + "\n";
      byte[] line = text.getBytes(StandardCharsets.UTF_8);
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size > 0 && size + line.length > most) {
        rotate();
      }
      append(line);
      return new Answer.Delivered();
    } catch (IOException failure) {
      return new Answer.TryAgain(file + " cannot be written: " + failure);
    }
  }

  private void append(byte[] line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      if (size > 0) {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        if (last.get(0) != '\n') {
          channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size++);
        }
      }
      ByteBuffer left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        size += channel.write(left, size);
      }
      channel.force(true);
    }
  }

  private void rotate() throws IOException {
    for (int number = kept; number >= 1; number--) {
      Path from = number == 1 ? file : numbered(number - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
