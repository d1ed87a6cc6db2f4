package org.hansho.files.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.LongSupplier;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.hansho.files.source.Unreadable.Trouble;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Opens a stream of bytes down to plain content: gzip, zstd, xz, bzip2, zip and tar are recognised
 * by their first bytes, one inside the other too. What is damaged, cut short or beyond {@link Caps}
 * gives all that comes before and is reported.
 *
 * <p>Never holds more than a few hundred kilobytes of a stream. Stateless; each call works on the
 * caller's thread.
 */
public final class Opening {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 4;

  /**
   * Bytes by which every kind is recognised: a tar archive has its mark in the middle of its first
   * block.
   */
  public static final int HEAD_BYTES = TarMembers.BLOCK;

  /** What is lost of a damaged stream of xz or bzip2 before the place of the damage. */
  private static final int AT_ONCE = 1 << 10;

  /** Enough for what {@code xz -9} writes, in KiB. */
  private static final int XZ_MEMORY = 96 << 10;

  private final Caps caps;
  private final LongSupplier clock;

  /** Opens within caps. */
  public Opening(Caps caps) {
    this(caps, System::nanoTime);
  }

  /** Opens within caps by a clock of passing time in nanoseconds. */
  Opening(Caps caps, LongSupplier clock) {
    this.caps = caps;
    this.clock = clock;
  }

  /**
   * What a stream packed with gzip holds, within caps. Unlike {@link #open} it fails where the
   * stream is damaged, ends early or goes beyond a cap, and says so in the exception.
   */
  public static InputStream gzip(InputStream packed, Caps caps) {
    CountedStream outer = new CountedStream(packed);
    return new BudgetedStream(new GzipStream(outer), new Budget(caps, outer, System::nanoTime));
  }

  /** Opens a stream and hands over all plain content found in it. Never throws on its content. */
  public void open(String name, InputStream stream, Opened opened) {
    CountedStream outer = new CountedStream(new BufferedInputStream(stream, BUFFER));
    Layers layers = new Layers(new Budget(caps, outer, clock), opened);
    layers.open(name, SalvagingStream.ofFile(outer), null, 0);
  }

  /**
   * Hands over a part of a file that is known to be plain, and reports where it fails. Never throws
   * on its content.
   */
  public static void openPlain(String name, InputStream stream, Opened opened) {
    SalvagingStream content = SalvagingStream.ofFile(stream);
    try {
      opened.opened(name, content);
    } catch (IOException e) {
      opened.failed(name, trouble(e), detail(e));
    }
    IOException early = content.failure();
    if (early != null) {
      opened.failed(name, trouble(early), detail(early));
    }
  }

  /** The layers of one outer file, which share a budget. */
  private record Layers(Budget budget, Opened opened) {
    /**
     * Opens a stream.
     *
     * @param below the stream that it is unpacked from, if both have one name: where that failed,
     *     what follows from it is not reported
     */
    void open(String name, SalvagingStream stream, @Nullable SalvagingStream below, int layer) {
      try {
        PushbackInputStream content = new PushbackInputStream(stream, HEAD_BYTES);
        Packing packing = packing(content);
        if (packing == Packing.NONE) {
          opened.opened(name, content);
        } else {
          budget.layer(layer + 1);
          unpack(name, packing, new Packed(content, stream), layer + 1);
        }
      } catch (IOException e) {
        failed(name, e);
      }
      IOException early = stream.failure();
      if (early != null && (below == null || below.failure() == null)) {
        failed(name, early);
      }
    }

    /** A packed stream from its first byte on, and whether it failed. */
    private record Packed(InputStream in, SalvagingStream stream) {}

    private void failed(String name, IOException e) {
      opened.failed(name, trouble(e), detail(e));
    }

    private void unpack(String name, Packing packing, Packed packed, int layer) throws IOException {
      switch (packing) {
        case GZIP -> {
          try (InputStream plain = new GzipStream(packed.in())) {
            open(
                name,
                new SalvagingStream(new BudgetedStream(plain, budget), BUFFER),
                packed.stream(),
                layer);
          }
        }
        case ZSTD -> {
          try (InputStream plain = new ZstdInputStream(new SlowStream(packed.in()))) {
            open(
                name,
                new SalvagingStream(new BudgetedStream(plain, budget), BUFFER),
                packed.stream(),
                layer);
          }
        }
        case XZ -> {
          try (InputStream plain = new XZInputStream(packed.in(), XZ_MEMORY)) {
            open(
                name,
                new SalvagingStream(new BudgetedStream(plain, budget), AT_ONCE),
                packed.stream(),
                layer);
          }
        }
        case BZIP2 -> {
          try (InputStream plain = new BZip2CompressorInputStream(packed.in(), true)) {
            open(
                name,
                new SalvagingStream(new BudgetedStream(plain, budget), AT_ONCE),
                packed.stream(),
                layer);
          }
        }
        case TAR -> openMembers(name, new TarMembers(packed.in(), budget), layer);
        case ZIP -> {
          try (ZipMembers members = new ZipMembers(packed.in(), budget)) {
            openMembers(name, members, layer);
          }
        }
        case NONE -> throw new IllegalArgumentException("nothing to unpack in " + name);
      }
    }

    private void openMembers(String archive, ZipMembers members, int layer) throws IOException {
      while (next(archive, members)) {
        budget.member();
        String name = archive + "!" + members.name();
        Trouble refusal = members.refusal();
        if (refusal != null) {
          opened.failed(name, refusal, refusal == Trouble.ENCRYPTED ? "" : members.method());
          continue;
        }
        open(name, members.content(), null, layer);
        members.drain();
        if (members.content().failure() instanceof LimitException limit) {
          throw limit;
        }
      }
      members.requireEnd();
    }

    private void openMembers(String archive, TarMembers members, int layer) throws IOException {
      while (members.next()) {
        budget.member();
        String name = archive + "!" + members.name();
        if (members.isSparse()) {
          opened.failed(name, Trouble.UNKNOWN_FORMAT, "sparse member of a tar archive");
          continue;
        }
        open(name, members.content(), null, layer);
        members.drain();
        if (members.content().failure() instanceof LimitException limit) {
          throw limit;
        }
      }
    }

    private boolean next(String archive, ZipMembers members) throws IOException {
      boolean found = members.next();
      String damaged = members.damaged();
      if (damaged != null) {
        opened.failed(archive + "!" + damaged, Trouble.DAMAGED, "the checksum is wrong");
      }
      return found;
    }
  }

  private enum Packing {
    NONE,
    GZIP,
    ZSTD,
    XZ,
    BZIP2,
    ZIP,
    TAR
  }

  /**
   * Whether a file that begins so must be opened before it can be read.
   *
   * @param firstBytes {@link #HEAD_BYTES} of them, or all that there are
   */
  public static boolean isPacked(byte[] firstBytes) {
    return packing(firstBytes, firstBytes.length) != Packing.NONE;
  }

  private static Packing packing(PushbackInputStream content) throws IOException {
    byte[] magic = new byte[HEAD_BYTES];
    int length = content.readNBytes(magic, 0, HEAD_BYTES);
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
      case 0x587A37FD -> Packing.XZ;
      default -> isBzip2(magic, length) ? Packing.BZIP2 : tarOrNone(magic, length);
    };
  }

  /** The letters BZh and a digit are followed by the mark of a block or of the end. */
  private static boolean isBzip2(byte[] magic, int length) {
    return length > MAGIC
        && magic[0] == 'B'
        && magic[1] == 'Z'
        && magic[2] == 'h'
        && magic[3] >= '1'
        && magic[3] <= '9'
        && (magic[MAGIC] == 0x31 || magic[MAGIC] == 0x17);
  }

  private static Packing tarOrNone(byte[] magic, int length) {
    return TarMembers.begins(magic, length) ? Packing.TAR : Packing.NONE;
  }

  /** What kind of trouble an exception means. */
  public static Trouble trouble(IOException e) {
    if (e instanceof LimitException limit) {
      return limit.trouble();
    }
    if (e instanceof ChangedException) {
      return Trouble.CHANGED;
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return Trouble.MISSING;
    }
    if (e instanceof UnsupportedZipFeatureException) {
      return Trouble.ENCRYPTED;
    }
    if (e instanceof AccessDeniedException) {
      return Trouble.REFUSED;
    }
    return isCut(e) ? Trouble.TRUNCATED : Trouble.DAMAGED;
  }

  private static boolean isCut(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof EOFException || message.startsWith("Truncated ");
  }

  /** What an exception says beside its kind and the name of the file, in few words. */
  public static String detail(IOException e) {
    if (e instanceof FileSystemException fault) {
      return fault.getReason() == null ? "" : fault.getReason();
    }
    if (isCut(e) || e instanceof ChangedException || e instanceof UnsupportedZipFeatureException) {
      return "";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
