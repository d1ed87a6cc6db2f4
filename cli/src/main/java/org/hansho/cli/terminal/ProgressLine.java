package org.hansho.cli.terminal;

import java.io.PrintStream;

/**
 * One line at the foot of a terminal that says how far the work is, redrawn in place.
 *
 * <p>Appears only when the work has taken {@link #PATIENCE_MILLIS}; redrawn ten times a second at
 * most. Used by one thread. Draws nothing where there is no terminal.
 */
public final class ProgressLine {
  private static final long PATIENCE_MILLIS = 500;
  private static final long REDRAW_MILLIS = 100;
  private static final int BAR = 24;
  private static final String CLEAR = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean watched;
  private final int columns;
  private final long begin;
  private long lastDrawn;
  private boolean visible;

  /**
   * A line that is not drawn yet.
   *
   * @param watched whether {@code out} is a terminal
   * @param now milliseconds of any clock, the same that is given to {@link #show}
   */
  public ProgressLine(PrintStream out, boolean watched, int columns, long now) {
    this.out = out;
    this.watched = watched;
    this.columns = columns;
    this.begin = now;
    this.lastDrawn = now;
  }

  /**
   * Says how far the work is.
   *
   * @param done part of {@code total} that is done; a total of 0 means that it is not known
   * @param words what stands behind the bar
   */
  public void show(long now, long done, long total, String words) {
    if (!watched || now - begin < PATIENCE_MILLIS || now - lastDrawn < REDRAW_MILLIS) {
      return;
    }
    lastDrawn = now;
    visible = true;
    out.print(CLEAR + Width.cut("  " + bar(done, total) + words, columns - 1));
    out.flush();
  }

  private static String bar(long done, long total) {
    if (total <= 0) {
      return "";
    }
    double part = Math.min(1, (double) done / total);
    int full = (int) (part * BAR);
    return "█".repeat(full)
        + "░".repeat(BAR - full)
        + Width.right(Math.round(part * 100) + "%", 5)
        + "  ";
  }

  /** Takes the line away. */
  public void clear() {
    if (visible) {
      out.print(CLEAR);
      out.flush();
      visible = false;
    }
  }
}
