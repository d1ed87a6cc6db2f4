package org.hansho.cli;

import org.hansho.cli.terminal.ProgressLine;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Progress;

/** How far reading has come, on a line of the terminal; closing it clears the line. */
final class ScanProgress implements Progress, AutoCloseable {
  private final Environment environment;
  private final Texts texts;
  private final ProgressLine line;

  ScanProgress(Environment environment, Texts texts, boolean quiet) {
    this.environment = environment;
    this.texts = texts;
    this.line =
        new ProgressLine(
            environment.talk(),
            environment.screen().talkWatched() && !quiet,
            environment.screen().columns(),
            environment.millis());
  }

  @Override
  public void read(long read, long total) {
    String words =
        total == 0
            ? Numbers.bytes(read)
            : texts.get("summary.progress", Numbers.bytes(read), Numbers.bytes(total));
    line.show(environment.millis(), read, total, words);
  }

  @Override
  public boolean isStopped() {
    return environment.stopped().getAsBoolean();
  }

  @Override
  public void close() {
    line.clear();
  }
}
