package org.hansho.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes records to a log that the server follows, or each document to a file of its own. */
final class FileSender implements Sender {
  private final Path log;
  private final boolean isFolder;
  private int written;

  /**
   * A sender that has written nothing.
   *
   * @param log the file; of documents, their folder
   */
  FileSender(Path log, boolean isFolder) {
    this.log = log;
    this.isFolder = isFolder;
  }

  @Override
  public void send(List<Sending> sendings) throws IOException {
    for (Sending sending : sendings) {
      if (isFolder) {
        Files.createDirectories(log);
        Path aside = log.resolveSibling(log.getFileName() + ".part");
        Files.write(aside, sending.bytes());
        written++;
        Files.move(
            aside, log.resolve("process-" + written + ".dmp"), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.write(log, sending.bytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
  }
}
