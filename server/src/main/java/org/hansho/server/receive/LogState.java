package org.hansho.server.receive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be known of a log behind a restart, beside the position that the runner commits: which
 * files it went over, and where each begins. One file a log, replaced as a whole and synced before
 * any byte is read that stands behind it.
 *
 * @param name the path of the log
 * @param segments its files, in order
 * @param copies files that hold what was read already, by key, and how they begin
 */
record LogState(Path name, List<Segment> segments, List<Copy> copies) {
  private static final String HEADER = "hansho-followed 1";

  /** A file that is a copy of one that was read. */
  record Copy(String key, Fingerprint print) {}

  /** Where the state of a log lies. */
  static Path file(Path folder, Path name) {
    byte[] path = name.toString().getBytes(StandardCharsets.UTF_8);
    return folder.resolve(Fingerprint.ofAll(path) + ".log");
  }

  /** Writes it over what was there. */
  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder(HEADER + "\nname " + name + "\n");
    segments.forEach(segment -> text.append(segment.written()).append('\n'));
    for (Copy copy : copies) {
      text.append(
          String.join(
              " ", "copy", "" + copy.print().length(), copy.print().hash(), copy.key() + "\n"));
    }
    Path file = file(folder, name);
    Path next = folder.resolve(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is not what {@link #write} wrote
   */
  static LogState read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    try {
      if (!lines.get(0).equals(HEADER)) {
        throw new IOException("a newer Hansho wrote it");
      }
      List<Segment> segments = new ArrayList<>();
      List<Copy> copies = new ArrayList<>();
      for (String line : lines.subList(2, lines.size())) {
        String[] words = line.split(" ", 8);
        if (words[0].equals("segment")) {
          segments.add(Segment.read(words));
        } else {
          Fingerprint print = new Fingerprint(Integer.parseInt(words[1]), words[2]);
          copies.add(new Copy(words[3], print));
        }
      }
      return new LogState(Path.of(lines.get(1).substring("name ".length())), segments, copies);
    } catch (RuntimeException damaged) {
      throw new IOException("it is damaged", damaged);
    }
  }
}
