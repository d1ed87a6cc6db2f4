package org.hansho.server.api;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * An output that fails once its time is over, so that a reader who takes little at a time cannot
 * hold up for ever what is read for him. A write that is under way ends before that is noticed.
 */
final class TimeLimitedOutput extends FilterOutputStream {
  private final LongSupplier ticks;
  private final Duration most;
  private final long begin;

  /**
   * An output whose time begins now.
   *
   * @param ticks a clock that only goes forward, in nanoseconds
   */
  TimeLimitedOutput(OutputStream out, LongSupplier ticks, Duration most) {
    super(out);
    this.ticks = ticks;
    this.most = most;
    this.begin = ticks.getAsLong();
  }

  @Override
  public void write(int value) throws IOException {
    check();
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    check();
    out.write(bytes, from, length);
  }

  private void check() throws IOException {
    if (ticks.getAsLong() - begin > most.toNanos()) {
      throw new IOException("the reader took longer than " + most.toMinutes() + " minutes");
    }
  }
}
