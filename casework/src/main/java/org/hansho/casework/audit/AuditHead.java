package org.hansho.casework.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which row was the last one when it was noted. Kept outside of the database, it shows that rows at
 * the end are gone.
 *
 * @param n number of the row; 0 before the first
 * @param hash of that row; empty before the first
 */
public record AuditHead(long n, String hash) {
  /** Before the first row. */
  public static final AuditHead NONE = new AuditHead(0, "");

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");
  private static final int LONGEST = 200;

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AuditHead parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("NUMBER:HASH with 64 hexadecimal digits is expected");
    }
    return new AuditHead(Long.parseLong(parts.group(1)), parts.group(2));
  }

  /** The number and the hash with a colon between. */
  public String text() {
    return n + ":" + hash;
  }

  /**
   * What a file says; {@link #NONE} if there is no file.
   *
   * @throws IOException if it cannot be read or says something else
   */
  public static AuditHead read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return parse(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    } catch (NoSuchFileException none) {
      return NONE;
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          file + " does not hold the head of the audit log: " + damaged.getMessage(), damaged);
    }
  }

  /** Replaces the file in one step; it is synced when this returns. */
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text() + "\n");
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
