package org.hansho.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The bytes of a whole source, addressed by offset; numbers are little-endian.
 *
 * <p>Stands over an array or over the windows of a mapped file, since one buffer ends at 2 GiB.
 * Immutable; several threads may read. A read outside of the source is an error of the program:
 * callers ask {@link #holds} first. Nothing is copied but by {@link #copy}.
 */
public final class SourceBytes {
  private static final SourceBytes NONE = of(new byte[0]);

  private final ByteBuffer[] windows;
  private final int windowBytes;
  private final long size;

  private SourceBytes(ByteBuffer[] windows, int windowBytes, long size) {
    this.windows = windows;
    this.windowBytes = windowBytes;
    this.size = size;
  }

  /** The bytes of an array, which must not change any more. */
  public static SourceBytes of(byte[] bytes) {
    return of(List.of(ByteBuffer.wrap(bytes)));
  }

  /** The first bytes of an array, which must not change any more. */
  public static SourceBytes of(byte[] bytes, int length) {
    return of(List.of(ByteBuffer.wrap(bytes, 0, length).slice()));
  }

  /**
   * The bytes of consecutive windows.
   *
   * @param windows at least one; all but the last have the same capacity, the last has no more
   */
  public static SourceBytes of(List<ByteBuffer> windows) {
    int windowBytes = Math.max(1, windows.get(0).capacity());
    ByteBuffer[] views = new ByteBuffer[windows.size()];
    long size = 0;
    for (int i = 0; i < views.length; i++) {
      views[i] = windows.get(i).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
      int length = views[i].capacity();
      boolean last = i + 1 == views.length;
      if (last ? length > windowBytes : length != windowBytes) {
        throw new IllegalArgumentException("window " + i + " has " + length + " bytes");
      }
      size += length;
    }
    return new SourceBytes(views, windowBytes, size);
  }

  /** No bytes at all. */
  public static SourceBytes none() {
    return NONE;
  }

  /** How many bytes there are. */
  public long size() {
    return size;
  }

  /** Whether so many bytes lie at an offset; false for whatever is negative or too large. */
  public boolean holds(long offset, long length) {
    return offset >= 0 && length >= 0 && length <= size && offset <= size - length;
  }

  /** The byte at an offset, 0 to 255. */
  public int u8(long offset) {
    return windows[(int) (offset / windowBytes)].get((int) (offset % windowBytes)) & 0xFF;
  }

  /** Two bytes as an unsigned number. */
  public int u16(long offset) {
    return u8(offset) | u8(offset + 1) << 8;
  }

  /** Four bytes as an unsigned number. */
  public long u32(long offset) {
    int at = (int) (offset % windowBytes);
    ByteBuffer window = windows[(int) (offset / windowBytes)];
    if (at + Integer.BYTES <= window.capacity()) {
      return window.getInt(at) & 0xFFFF_FFFFL;
    }
    return u16(offset) | (long) u16(offset + 2) << 16;
  }

  /** Eight bytes as a signed number. */
  public long i64(long offset) {
    return u32(offset) | u32(offset + 4) << 32;
  }

  /** Copies bytes out. */
  public void copy(long offset, byte[] into, int at, int length) {
    long from = offset;
    int done = 0;
    while (done < length) {
      int inWindow = (int) (from % windowBytes);
      ByteBuffer window = windows[(int) (from / windowBytes)];
      int part = Math.min(length - done, window.capacity() - inWindow);
      window.get(inWindow, into, at + done, part);
      done += part;
      from += part;
    }
  }
}
