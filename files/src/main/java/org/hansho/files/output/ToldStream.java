package org.hansho.files.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * A stream whose failure is told: the first write that fails throws {@link UnwritableException},
 * through a {@link PrintStream} too; what is written after that goes nowhere. Belongs to one thread
 * at a time.
 */
final class ToldStream extends FilterOutputStream {
  private final String target;
  private long written;
  private boolean failed;

  ToldStream(String target, OutputStream out) {
    super(out);
    this.target = target;
  }

  /** A write or a flush of what lies below. */
  private interface Write {
    void run() throws IOException;
  }

  private void tell(Write write) {
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
    tell(() -> out.write(b));
    written++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    tell(() -> out.write(bytes, from, length));
    written += length;
  }

  @Override
  public void flush() {
    tell(out::flush);
  }

  @Override
  public void close() {
    tell(out::close);
  }
}
