package org.hansho.cli.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hansho.cli.source.Unreadable.Trouble;

/**
 * Opens a stream of bytes down to plain content: gzip, zstd and zip are told by their first bytes,
 * one inside the other too.
 *
 * <p>Never holds more than a few hundred kilobytes of a stream; {@link Caps} bound what may come
 * out. Stateless; each call works on the caller's thread.
 */
public final class Opening {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 4;

  private final Caps caps;

  /** Opens within caps. */
  public Opening(Caps caps) {
    this.caps = caps;
  }

  /** Opens a stream and hands over all plain content found in it. Never throws on its content. */
  public void open(String name, InputStream stream, Opened opened) {
    open(name, stream, 0, opened);
  }

  private void open(String name, InputStream stream, int layer, Opened opened) {
    try {
      CountedStream counted = new CountedStream(new BufferedInputStream(stream, BUFFER));
      PushbackInputStream content = new PushbackInputStream(counted, MAGIC);
      Packing packing = packing(content);
      if (packing == Packing.NONE) {
        opened.opened(name, content);
      } else if (layer == caps.layers()) {
        opened.failed(name, Trouble.TOO_LARGE, "nested deeper than " + caps.layers() + " layers");
      } else if (packing == Packing.ZIP) {
        openZip(name, content, counted, layer, opened);
      } else {
        try (InputStream inner = decompressor(packing, content)) {
          open(name, new BoundedStream(inner, counted, caps), layer + 1, opened);
        }
      }
    } catch (IOException e) {
      opened.failed(name, trouble(e), detail(e));
    }
  }

  private static InputStream decompressor(Packing packing, InputStream content) throws IOException {
    return packing == Packing.GZIP
        ? new GZIPInputStream(content, BUFFER)
        : new ZstdInputStream(content);
  }

  private void openZip(
      String name, InputStream content, CountedStream counted, int layer, Opened opened)
      throws IOException {
    try (ZipInputStream zip = new ZipInputStream(content)) {
      BoundedStream bounded = new BoundedStream(zip, counted, caps);
      int members = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++members > caps.members()) {
          throw new TooLargeException("more than " + caps.members() + " members");
        }
        if (!entry.isDirectory()) {
          open(name + "!" + entry.getName(), bounded, layer + 1, opened);
        }
        if (bounded.exceeded()) {
          return;
        }
        drain(bounded);
      }
    }
  }

  private static void drain(InputStream member) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (member.read(buffer, 0, buffer.length) >= 0) {
      // What nobody wanted counts against the caps too.
    }
  }

  private enum Packing {
    NONE,
    GZIP,
    ZSTD,
    ZIP
  }

  /** Whether a file that begins so must be opened before it can be read. */
  public static boolean isPacked(byte[] firstBytes) {
    return packing(firstBytes, firstBytes.length) != Packing.NONE;
  }

  private static Packing packing(PushbackInputStream content) throws IOException {
    byte[] magic = new byte[MAGIC];
    int length = content.readNBytes(magic, 0, MAGIC);
    content.unread(magic, 0, length);
    return packing(magic, length);
  }

  private static Packing packing(byte[] magic, int length) {
    if (length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
      return Packing.GZIP;
    }
    if (length < MAGIC) {
      return Packing.NONE;
    }
    int word =
        (magic[0] & 0xFF)
            | (magic[1] & 0xFF) << 8
            | (magic[2] & 0xFF) << 16
            | (magic[3] & 0xFF) << 24;
    return switch (word) {
      case 0xFD2FB528 -> Packing.ZSTD;
      case 0x04034B50, 0x06054B50 -> Packing.ZIP;
      default -> Packing.NONE;
    };
  }

  /** What kind of trouble an exception means. */
  public static Trouble trouble(IOException e) {
    if (e instanceof TooLargeException) {
      return Trouble.TOO_LARGE;
    }
    if (e instanceof NoSuchFileException) {
      return Trouble.MISSING;
    }
    return e instanceof AccessDeniedException ? Trouble.REFUSED : Trouble.DAMAGED;
  }

  /** What an exception says beside its kind and the name of the file, in few words. */
  public static String detail(IOException e) {
    if (e instanceof FileSystemException fault) {
      return fault.getReason() == null ? "" : fault.getReason();
    }
    if (e instanceof EOFException) {
      return "ends early";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
