package org.hansho.server.security;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;

/**
 * The key of whoever may read the data folder: 256 bits by chance in a file that only its owner can
 * read. Commands on the same machine use it, so nobody needs a password for them.
 */
public final class LocalKey {
  private static final String FILE = "local-key";
  private static final String PREFIX = "hansho_local_";

  private final byte[] hash;

  private LocalKey(byte[] hash) {
    this.hash = hash;
  }

  /** The file in the folder of the server. */
  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** The key of a folder, made if there is none. */
  public static LocalKey of(Path folder) throws IOException {
    Path file = file(folder);
    try {
      create(file);
    } catch (FileAlreadyExistsException known) {
      if (read(folder).length() < PREFIX.length() + Secrets.LENGTH) {
        throw new IOException(file + " holds no key. Delete it, and start again.", known);
      }
    }
    return new LocalKey(Secrets.digest(read(folder)));
  }

  /** The key as it stands in the file. */
  public static String read(Path folder) throws IOException {
    return Files.readString(file(folder)).strip();
  }

  private static void create(Path file) throws IOException {
    String key = PREFIX + Secrets.next() + "\n";
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, key, StandardOpenOption.WRITE);
    } else {
      Files.writeString(file, key, StandardOpenOption.CREATE_NEW);
    }
  }

  /** Whether a caller has shown it. Takes the same time for all that are wrong. */
  boolean is(String shown) {
    return MessageDigest.isEqual(hash, Secrets.digest(shown));
  }
}
