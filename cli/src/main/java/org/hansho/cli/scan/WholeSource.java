package org.hansho.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.cli.fact.FactFolder;
import org.hansho.cli.source.Opening;
import org.hansho.cli.source.SourceFile;

/**
 * Gives a source whole, for formats that read it at any place: a plain file is mapped; what is
 * packed or piped is laid aside in a file first, up to {@link #LAID_ASIDE} bytes. Stateless.
 *
 * <p>A mapping lasts until it is collected. If somebody cuts the file off meanwhile, reading it
 * fails with an {@code InternalError}.
 */
final class WholeSource {
  /** Most bytes that are laid aside of one source. */
  static final long LAID_ASIDE = 4L << 30;

  private static final int WINDOW = 1 << 30;
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 4;

  private WholeSource() {}

  /**
   * The bytes of a source that stands open.
   *
   * @param sample what was read of {@code content} already, {@code sampled} bytes
   * @throws IOException if it cannot be mapped, or is too large to be laid aside
   */
  static SourceBytes of(
      SourceFile file, byte[] sample, int sampled, InputStream content, FactFolder folder)
      throws IOException {
    return isPlain(file)
        ? mapped(file.path())
        : mapped(laidAside(sample, sampled, content, folder.newFile("whole-")));
  }

  private static boolean isPlain(SourceFile file) throws IOException {
    if (file.isStandardInput() || !Files.isRegularFile(file.path())) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file.path())) {
      return !Opening.isPacked(in.readNBytes(MAGIC));
    }
  }

  private static Path laidAside(byte[] sample, int sampled, InputStream content, Path file)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = Arrays.copyOf(sample, Math.max(BUFFER, sampled));
      long written = 0;
      for (int read = sampled; read >= 0; read = content.read(buffer, 0, BUFFER)) {
        written += read;
        if (written > LAID_ASIDE) {
          throw new IOException(
              "more than " + LAID_ASIDE + " bytes when opened; unpack it and name the file");
        }
        out.write(buffer, 0, read);
      }
    }
    return file;
  }

  private static SourceBytes mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      List<ByteBuffer> windows = new ArrayList<>();
      long size = channel.size();
      for (long at = 0; at < size || windows.isEmpty(); at += WINDOW) {
        windows.add(channel.map(MapMode.READ_ONLY, at, Math.min(WINDOW, size - at)));
      }
      return SourceBytes.of(windows);
    }
  }
}
