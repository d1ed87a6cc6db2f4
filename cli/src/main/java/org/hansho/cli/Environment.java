package org.hansho.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.hansho.cli.terminal.ProgressLine;
import org.hansho.cli.terminal.Screen;

/**
 * Everything the program touches outside of itself, so that a test can stand in for it.
 *
 * @param in standard input
 * @param out standard output: data
 * @param talk standard error: everything else
 * @param screen what is known of the terminal
 * @param clock a clock that only goes forward, in nanoseconds; for progress and speed
 * @param stopped whether somebody asked the program to stop
 */
record Environment(
    InputStream in,
    PrintStream out,
    PrintStream talk,
    Screen screen,
    LongSupplier clock,
    BooleanSupplier stopped) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The clock's time in milliseconds. */
  long millis() {
    return clock.getAsLong() / NANOS_PER_MILLI;
  }

  /** A line on the terminal that says how far the work is; its times are {@link #millis}. */
  ProgressLine progressLine() {
    return new ProgressLine(talk, screen.talkWatched(), screen.columns(), millis());
  }
}
