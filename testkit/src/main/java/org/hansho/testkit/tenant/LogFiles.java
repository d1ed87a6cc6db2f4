package org.hansho.testkit.tenant;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.LogSink;

/** Writes records to files: one for each log, or one for all. */
final class LogFiles implements LogSink, Closeable {
  private static final int BUFFER = 1 << 20;

  private final Map<LogKind, OutputStream> files = new EnumMap<>(LogKind.class);

  LogFiles(Path folder, boolean mixed) throws IOException {
    OutputStream all = mixed ? open(folder, "mixed") : null;
    for (LogKind kind : LogKind.values()) {
      files.put(kind, all == null ? open(folder, kind.fileName()) : all);
    }
  }

  private static OutputStream open(Path folder, String name) throws IOException {
    return new BufferedOutputStream(
        Files.newOutputStream(folder.resolve(name + ".ndjson")), BUFFER);
  }

  @Override
  public void accept(LogKind kind, long time, byte[] bytes, int length) {
    try {
      OutputStream file = files.get(kind);
      if (file != null) {
        file.write(bytes, 0, length);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files.values()) {
      file.close();
    }
  }
}
