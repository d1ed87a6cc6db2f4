package org.hansho.format.database;

import org.hansho.format.syslog.Bytes;

/** Recognises a log by the share of a sample's lines that have its shape. Pure functions. */
public final class LineShare {
  private static final int LINES_LOOKED_AT = 200;

  private LineShare() {}

  /** What a line says for a format. */
  public enum Verdict {
    /** It has the shape. */
    FITS,
    /** It has another. */
    DOES_NOT_FIT,
    /** Any log may have it. */
    SAYS_NOTHING
  }

  /** Looks at one line, which is not empty. */
  public interface Shape {
    /** What the slice says. */
    Verdict of(byte[] sample, int from, int to);
  }

  /**
   * The best score where all lines that say something fit, less where fewer do, 0 below half. A
   * last line that is cut counts only if it is the only one.
   */
  public static int score(byte[] sample, int length, int best, Shape shape) {
    int fitting = 0;
    int judged = 0;
    int at = 0;
    for (int lines = 0; at < length && lines < LINES_LOOKED_AT; lines++) {
      int feed = Bytes.indexOf(sample, at, length, (byte) '\n');
      if (feed < 0 && lines > 0) {
        break;
      }
      int end = feed < 0 ? length : feed;
      int text = end > at && sample[end - 1] == '\r' ? end - 1 : end;
      Verdict verdict = text > at ? shape.of(sample, at, text) : Verdict.SAYS_NOTHING;
      fitting += verdict == Verdict.FITS ? 1 : 0;
      judged += verdict == Verdict.SAYS_NOTHING ? 0 : 1;
      at = end + 1;
    }
    return fitting * 2 > judged ? best * fitting / judged : 0;
  }
}
