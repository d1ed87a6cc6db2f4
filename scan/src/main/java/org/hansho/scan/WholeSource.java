package org.hansho.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.files.source.OpenFile;
import org.hansho.files.source.Opening;
import org.hansho.files.temporary.TemporaryException;
import org.hansho.scan.fact.FactFolder;
import org.jspecify.annotations.Nullable;

/**
 * A source given whole, for formats that read it at any place: a plain file is mapped; what is
 * packed or piped is laid aside in a file first, which is deleted at the end. Belongs to one
 * thread.
 *
 * <p>A mapping lasts until it is collected. If somebody cuts the file off meanwhile, reading it
 * fails with an {@code InternalError}.
 */
final class WholeSource implements AutoCloseable {
  private static final int WINDOW = 1 << 30;
  private static final int BUFFER = 1 << 16;

  private final SourceBytes bytes;
  private final FactFolder folder;
  private final @Nullable Path aside;

  private WholeSource(SourceBytes bytes, FactFolder folder, @Nullable Path aside) {
    this.bytes = bytes;
    this.folder = folder;
    this.aside = aside;
  }

  /**
   * The bytes of a source that stands open.
   *
   * @param file the file that it is, or that it is packed in; null for standard input
   * @param sample what was read of {@code content} already, {@code sampled} bytes
   * @throws TemporaryException if it cannot be laid aside
   * @throws IOException if it cannot be mapped
   */
  static WholeSource of(
      @Nullable OpenFile file, byte[] sample, int sampled, InputStream content, FactFolder folder)
      throws IOException {
    if (file != null && isPlain(file)) {
      return new WholeSource(mapped(file.channel(), file.size()), folder, null);
    }
    Path aside = laidAside(sample, sampled, content, folder);
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.READ)) {
      return new WholeSource(mapped(channel, channel.size()), folder, aside);
    }
  }

  /** The bytes, until it is closed. */
  SourceBytes bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (aside != null) {
      folder.delete(aside);
    }
  }

  private static boolean isPlain(OpenFile file) throws IOException {
    return file.size() >= 0 && !Opening.isPacked(file.from(0).readNBytes(Opening.HEAD_BYTES));
  }

  private static Path laidAside(byte[] sample, int sampled, InputStream content, FactFolder folder)
      throws IOException {
    Path file = folder.newFile("whole-");
    try (OutputStream out = folder.write(file)) {
      byte[] buffer = Arrays.copyOf(sample, Math.max(BUFFER, sampled));
      for (int read = sampled; read >= 0; read = content.read(buffer, 0, BUFFER)) {
        out.write(buffer, 0, read);
      }
    } catch (TemporaryException e) {
      folder.delete(file);
      throw e;
    }
    return file;
  }

  private static SourceBytes mapped(FileChannel channel, long size) throws IOException {
    List<ByteBuffer> windows = new ArrayList<>();
    for (long at = 0; at < size || windows.isEmpty(); at += WINDOW) {
      windows.add(channel.map(MapMode.READ_ONLY, at, Math.min(WINDOW, size - at)));
    }
    return SourceBytes.of(windows);
  }
}
