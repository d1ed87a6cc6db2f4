package org.hansho.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of one segment, which stays open so that it can be read to its end after it was
 * moved or removed. Belongs to whoever holds the lock of its log.
 */
final class LogFiles implements Closeable {
  private static final byte[] NOTHING = {};
  private static final int SKIPPED_AT_ONCE = 16 << 20;

  private String key = "";
  private @Nullable FileChannel channel;
  private @Nullable InputStream unpacked;
  private long unpackedTo;
  private @Nullable IOException failure;

  boolean isOpen() {
    return channel != null || unpacked != null;
  }

  /** Whether the file of that segment is open. */
  boolean holds(Segment segment) {
    return isOpen() && key.equals(segment.key);
  }

  /** Opens the file of a segment, if it is there; whether it is open then. */
  boolean open(Segment segment) throws IOException {
    if (holds(segment)) {
      return true;
    }
    SeenFile seen = segment.seen;
    if (seen == null) {
      return false;
    }
    close();
    if (segment.packed) {
      unpacked = seen.open();
      unpackedTo = 0;
    } else {
      channel = FileChannel.open(seen.file());
    }
    key = segment.key;
    try {
      seen.verify();
      return true;
    } catch (IOException moved) {
      close();
      return false; // It is looked for again within a second.
    }
  }

  /** Bytes of the open file, which is not packed. */
  long size() throws IOException {
    return channel == null ? 0 : channel.size();
  }

  /** The size of its file; -1 if that is not where it was seen. */
  static long size(Segment segment) throws IOException {
    try (LogFiles others = new LogFiles()) {
      return others.open(segment) ? others.size() : -1;
    }
  }

  /** At most so many bytes from that offset on; none if there are none. */
  byte[] read(long offset, int most) throws IOException {
    FileChannel file = channel;
    if (file == null || most <= 0) {
      return NOTHING;
    }
    ByteBuffer bytes = ByteBuffer.allocate(most);
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = file.read(bytes, offset + bytes.position());
    }
    byte[] found = new byte[bytes.position()];
    bytes.flip().get(found);
    return found;
  }

  /** Reads from the file of a segment; the file that is open stays open. */
  byte[] reread(Segment segment, long offset, int most) throws IOException {
    if (holds(segment)) {
      return read(offset, most);
    }
    try (LogFiles others = new LogFiles()) {
      return others.open(segment) ? others.read(offset, most) : NOTHING;
    }
  }

  /** Whether more of the packed file must be passed over before that offset is reached. */
  boolean skips(long offset) throws IOException {
    InputStream in = unpacked;
    if (in == null || unpackedTo >= offset) {
      return false;
    }
    long skipped = in.skip(Math.min(SKIPPED_AT_ONCE, offset - unpackedTo));
    unpackedTo += skipped;
    return skipped > 0;
  }

  /**
   * At most so many bytes of the packed file; null if they stand before what was read last.
   *
   * @throws IOException if the file is damaged, cut short or beyond a cap, behind its last byte
   */
  byte @Nullable [] unpack(long offset, int most) throws IOException {
    InputStream in = unpacked;
    if (in == null || unpackedTo != offset) {
      return null;
    }
    byte[] bytes = failure == null ? upToFailure(in, most) : NOTHING;
    if (bytes.length == 0 && failure != null) {
      throw failure;
    }
    unpackedTo += bytes.length;
    return bytes;
  }

  private byte[] upToFailure(InputStream in, int most) {
    byte[] bytes = new byte[most];
    int filled = 0;
    try {
      int read = 0;
      while (read >= 0 && filled < most) {
        filled += read;
        read = in.read(bytes, filled, most - filled);
      }
    } catch (IOException broken) {
      failure = broken;
    }
    return filled == most ? bytes : Arrays.copyOf(bytes, filled);
  }

  @Override
  public void close() throws IOException {
    FileChannel file = channel;
    InputStream in = unpacked;
    channel = null;
    unpacked = null;
    failure = null;
    key = "";
    if (file != null) {
      file.close();
    }
    if (in != null) {
      in.close();
    }
  }
}
