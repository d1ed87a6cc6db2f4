package org.hansho.files.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * A stream without silent failures: the first write that fails throws {@link UnwritableException},
 * through a {@link PrintStream} too; what is written after that goes nowhere. Belongs to one thread
 * at a time.
 */
final class FailFastStream extends FilterOutputStream {
  private final String target;
  private long written;
  private boolean failed;

  FailFastStream(String target, OutputStream out) {
    super(out);
    this.target = target;
  }

  /** A write or a flush of what lies below. */
  private interface Write {
    void run() throws IOException;
  }

  private void attempt(Write write) {
    if (failed) {
      return;
    }
    try {
      write.run();
    } catch (IOException e) {
      failed = true;
      throw new UnwritableException(target, written, e);
    }
  }

  @Override
  public void write(int b) {
    attempt(() -> out.write(b));
    written++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    attempt(() -> out.write(bytes, from, length));
    written += length;
  }

  @Override
  public void flush() {
    attempt(out::flush);
  }

  @Override
  public void close() {
    attempt(out::close);
  }
}
