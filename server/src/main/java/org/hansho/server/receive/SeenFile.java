package org.hansho.server.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.hansho.files.source.Caps;
import org.hansho.files.source.Opening;

/**
 * A file as it was seen last.
 *
 * @param name the path it was found at, which may be a link
 * @param file where it is
 * @param key which file it is, whatever its name
 */
record SeenFile(Path name, Path file, String key, long size, long modified) {
  static SeenFile of(Path name, Path file, BasicFileAttributes attributes) {
    return new SeenFile(
        name,
        file,
        key(file, attributes),
        attributes.size(),
        attributes.lastModifiedTime().toMillis());
  }

  private static String key(Path file, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return (key == null ? "path=" + file : key.toString()).replace(' ', '_');
  }

  /**
   * Sees that it still lies there, after something was read at its place.
   *
   * @throws IOException if another file has taken its place
   */
  void verify() throws IOException {
    if (!key(file, Files.readAttributes(file, BasicFileAttributes.class)).equals(key)) {
      throw new IOException("it was moved just now");
    }
  }

  /** Whether its name says that it is packed. */
  boolean isPacked() {
    return name.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** Whether it has changed since it was seen so. */
  boolean differs(SeenFile before) {
    return size != before.size || modified != before.modified;
  }

  /** Its first bytes, unpacked if it is packed. */
  byte[] head() throws IOException {
    try (InputStream in = open()) {
      byte[] head = in.readNBytes(Fingerprint.MOST);
      verify();
      return head;
    }
  }

  /** All of it, from the beginning, unpacked if it is packed. */
  InputStream open() throws IOException {
    InputStream in = Files.newInputStream(file);
    return isPacked() ? Opening.gzip(in, Caps.DEFAULT) : in;
  }
}
