package org.hansho.server.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is replaced as a whole, synced and with a checksum. Belongs to one thread. */
final class HealthFile {
  private static final Logger LOG = LoggerFactory.getLogger(HealthFile.class);
  private static final byte[] NOTHING = {};

  private final FileLayer files = new DiskFiles();
  private final Path file;
  private final Path next;

  HealthFile(Path file) {
    this.file = file;
    this.next = file.resolveSibling(file.getFileName() + ".new");
  }

  /** What was written last; empty if nothing was, or it is damaged and was set aside. */
  byte[] read() throws IOException {
    if (!Files.exists(file)) {
      return NOTHING;
    }
    byte[] all = Files.readAllBytes(file);
    byte[] content =
        all.length < Long.BYTES ? NOTHING : Arrays.copyOfRange(all, Long.BYTES, all.length);
    if (content.length > 0 && ByteBuffer.wrap(all).getLong() == checksum(content)) {
      return content;
    }
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    LOG.error("{} is damaged: it was moved to {}, and rhythms are learned anew", file, aside);
    files.rename(file, aside);
    return NOTHING;
  }

  void write(byte[] content) throws IOException {
    files.delete(next);
    try (OpenFile writing = files.create(next)) {
      writing.append(
          ByteBuffer.allocate(Long.BYTES + content.length)
              .putLong(checksum(content))
              .put(content)
              .flip());
      writing.sync();
    }
    files.rename(next, file);
    files.syncFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  private static long checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return checksum.getValue();
  }
}
