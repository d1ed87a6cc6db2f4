package org.hansho.server.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files that hold what a log has too. Belongs to whoever holds the lock of the log. */
final class Copies {
  private final List<LogState.Copy> all = new ArrayList<>();

  /** The list itself. */
  List<LogState.Copy> all() {
    return all;
  }

  boolean has(String key) {
    return all.stream().anyMatch(copy -> copy.key().equals(key));
  }

  /** One that is there and begins so; null if there is none. */
  @Nullable SeenFile find(Fingerprint print, Map<String, SeenFile> byKey, boolean packed)
      throws IOException {
    for (LogState.Copy copy : all) {
      SeenFile file = byKey.get(copy.key());
      if (file != null && file.isPacked() == packed && print.begins(file.head())) {
        return file;
      }
    }
    return null;
  }

  /** Takes a file that begins as a segment of the log does and is called alike. */
  boolean take(Path name, List<Segment> segments, SeenFile file, byte[] head, boolean named) {
    if (file.name().equals(name) || !isAlike(name, file.name())) {
      return false;
    }
    for (Segment segment : segments) {
      boolean isFirm = !named || file.isPacked() || segment.print.length() == Fingerprint.MOST;
      if (isFirm && segment.print.isCopiedBy(head)) {
        all.add(new LogState.Copy(file.key(), segment.print));
        return true;
      }
    }
    return false;
  }

  private static boolean isAlike(Path name, Path other) {
    String own = String.valueOf(name.getFileName());
    int dot = own.indexOf('.', 1);
    String stem = dot < 0 ? own : own.substring(0, dot);
    return Objects.equals(name.getParent(), other.getParent())
        && String.valueOf(other.getFileName()).startsWith(stem);
  }

  /** How many bytes a packed file holds; costs unpacking it. */
  static long unpackedLength(SeenFile file) throws IOException {
    try (InputStream in = file.open()) {
      long length = 0;
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        length += read;
      }
      return length;
    }
  }
}
