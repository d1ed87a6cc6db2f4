package org.hansho.files.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Opens gzip (RFC 1952), member after member. Unlike the JDK's it gives every byte before the place
 * where the data are damaged, and fails at a member that is cut off in its header and at other
 * bytes behind the last one; zeros there are the padding of a tape. Belongs to one thread.
 */
final class GzipStream extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;
  private static final int DEFLATED = 8;
  private static final int HEADER_CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private final byte[] input = new byte[BUFFER];
  private int at;
  private int filled;
  private boolean hasMember;
  private boolean inMember;
  private boolean ended;
  private @Nullable ZipException damage;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (damage != null) {
      throw damage;
    }
    while (!ended) {
      if (!inMember && !beginMember()) {
        ended = true;
      } else if (inflater.finished()) {
        endMember();
      } else {
        feed();
        int read = inflate(buffer, offset, length);
        if (read > 0) {
          return read;
        }
      }
    }
    return -1;
  }

  private void feed() throws IOException {
    if (inflater.needsInput()) {
      if (at == filled && !fill()) {
        throw new EOFException();
      }
      inflater.setInput(input, at, filled - at);
      at = filled;
    }
  }

  private int inflate(byte[] buffer, int offset, int length) throws ZipException {
    long before = inflater.getBytesWritten();
    int read;
    try {
      read = inflater.inflate(buffer, offset, length);
    } catch (DataFormatException e) {
      read = (int) (inflater.getBytesWritten() - before);
      ZipException found = new ZipException(String.valueOf(e.getMessage()));
      damage = found;
      if (read == 0) {
        throw found;
      }
    }
    check.update(buffer, offset, read);
    return read;
  }

  /** Reads a header; false if nothing comes any more. */
  private boolean beginMember() throws IOException {
    int magic = next();
    while (magic == 0) {
      magic = next();
    }
    if (magic < 0 && hasMember) {
      return false;
    }
    if (magic < 0) {
      throw new EOFException();
    }
    if (magic != MAGIC_1 || required() != MAGIC_2) {
      throw new ZipException(
          hasMember ? "other bytes follow the gzip data" : "it does not begin as gzip data do");
    }
    hasMember = true;
    header();
    inflater.reset();
    check.reset();
    inMember = true;
    return true;
  }

  private void header() throws IOException {
    if (required() != DEFLATED) {
      throw new ZipException("unknown method of compression");
    }
    int flags = required();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(required() | required() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    skip((flags & HEADER_CHECK) != 0 ? 2 : 0);
  }

  private void endMember() throws IOException {
    at = filled - inflater.getRemaining();
    inMember = false;
    long sum = number();
    long size = number();
    if (sum != check.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new ZipException("the checksum is wrong");
    }
  }

  private long number() throws IOException {
    return required() | required() << 8 | required() << 16 | (long) required() << 24;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      required();
    }
  }

  private void skipText() throws IOException {
    int b = required();
    while (b != 0) {
      b = required();
    }
  }

  private int required() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int next() throws IOException {
    return at == filled && !fill() ? -1 : input[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(input, 0, BUFFER));
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
