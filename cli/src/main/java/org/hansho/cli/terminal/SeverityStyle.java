package org.hansho.cli.terminal;

import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint.Style;

/** The colours of severities on a terminal. Stateless. */
public final class SeverityStyle {
  private SeverityStyle() {}

  /** The colour. */
  public static Style of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.RED_BOLD;
      case HIGH -> Style.RED;
      case MEDIUM -> Style.YELLOW;
      case LOW -> Style.BLUE;
      case INFORMATIONAL -> Style.DIM;
    };
  }
}
