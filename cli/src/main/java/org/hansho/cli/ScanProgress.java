package org.hansho.cli;

import org.hansho.cli.terminal.ProgressLine;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Progress;

/** How far reading has come, on a line of the terminal; closing it clears the line. */
final class ScanProgress implements Progress, AutoCloseable {
  private static final long MILLIS = 1_000_000;

  private final Surroundings surroundings;
  private final Texts texts;
  private final ProgressLine line;

  ScanProgress(Surroundings surroundings, Texts texts, boolean quiet) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.line =
        new ProgressLine(
            surroundings.talk(),
            surroundings.screen().talkWatched() && !quiet,
            surroundings.screen().columns(),
            surroundings.clock().getAsLong() / MILLIS);
  }

  @Override
  public void read(long read, long total) {
    String words =
        total == 0
            ? Numbers.bytes(read)
            : texts.get("summary.progress", Numbers.bytes(read), Numbers.bytes(total));
    line.show(surroundings.clock().getAsLong() / MILLIS, read, total, words);
  }

  @Override
  public boolean isStopped() {
    return surroundings.stopped().getAsBoolean();
  }

  @Override
  public void close() {
    line.clear();
  }
}
