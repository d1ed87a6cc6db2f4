package org.hansho.cli.report;

import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint.Style;

/** How a severity looks: a shape beside the word, so that colour is never the only sign. */
public final class Shape {
  private Shape() {}

  /** The shape. */
  public static String of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "◆";
      case HIGH -> "▲";
      case MEDIUM -> "■";
      case LOW -> "●";
      case INFORMATIONAL -> "○";
    };
  }

  /** The colour. */
  public static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.RED_BOLD;
      case HIGH -> Style.RED;
      case MEDIUM -> Style.YELLOW;
      case LOW -> Style.BLUE;
      case INFORMATIONAL -> Style.DIM;
    };
  }
}
