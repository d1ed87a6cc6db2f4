package org.hansho.files.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of a decompressor, counted against a budget. Belongs to one thread. */
final class BudgetedStream extends FilterInputStream {
  private final Budget budget;

  BudgetedStream(InputStream plain, Budget budget) {
    super(plain);
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    budget.enter();
    try {
      int read = in.read(buffer, offset, length);
      if (read > 0) {
        budget.opened(read);
      }
      return read;
    } finally {
      budget.leave();
    }
  }

  /** Reads what it skips, which counts too. */
  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 1 << 13)];
    long left = n;
    while (left > 0) {
      int read = read(skipped, 0, (int) Math.min(left, skipped.length));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return Math.max(0, n - left);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
