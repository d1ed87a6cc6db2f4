package org.hansho.server.history;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hansho.files.source.Caps;
import org.hansho.files.source.Opening;
import org.hansho.local.run.RereadableInput;
import org.jspecify.annotations.Nullable;

/** A history file, packed with gzip or not, as input that can be read again. */
final class HistoryFile implements RereadableInput {
  private static final byte[] LINE_FEED = {'\n'};
  private static final byte[] NOTHING = {};

  private final String source;
  private final Path file;
  private @Nullable InputStream open;
  private long at;
  private byte last = '\n';

  HistoryFile(String source, Path file) {
    this.source = source;
    this.file = file;
  }

  @Override
  public String source() {
    return source;
  }

  /** What a last line lacks at its end is added. */
  @Override
  public byte[] read(long position, int most) throws IOException {
    InputStream in = at(position);
    byte[] block = in.readNBytes(most);
    if (block.length == 0) {
      byte[] end = last == '\n' ? NOTHING : LINE_FEED;
      last = '\n';
      at += end.length;
      return end;
    }
    at += block.length;
    last = block[block.length - 1];
    return block;
  }

  private InputStream at(long position) throws IOException {
    InputStream in = open;
    if (in == null || position != at) {
      close();
      in = opened();
      last = position > 0 ? before(in, position) : LINE_FEED[0];
      open = in;
      at = position;
    }
    return in;
  }

  /** Skips up to a position; returns the byte before it, a line feed where the file ends there. */
  private static byte before(InputStream in, long position) throws IOException {
    try {
      in.skipNBytes(position - 1);
      int before = in.read();
      return before < 0 ? (byte) '\n' : (byte) before;
    } catch (EOFException shorter) {
      return '\n';
    }
  }

  private InputStream opened() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? Opening.gzip(in, Caps.DEFAULT) : in;
  }

  @Override
  public void close() throws IOException {
    InputStream in = open;
    open = null;
    if (in != null) {
      in.close();
    }
  }
}
