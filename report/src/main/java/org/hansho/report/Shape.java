package org.hansho.report;

import org.hansho.alert.Severity;

/** The shape beside the word for a severity, so that colour is never the only sign. Stateless. */
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
}
