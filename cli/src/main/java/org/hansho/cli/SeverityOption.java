package org.hansho.cli;

import org.hansho.alert.Severity;
import org.hansho.report.text.Texts;

/** Severities as values of options: their names, and {@code info} for short. */
final class SeverityOption {
  private SeverityOption() {}

  static Severity of(String option, String value, Texts texts) {
    String name = value.equalsIgnoreCase("info") ? "informational" : value;
    return Choice.of(option, name, Severity.values(), texts);
  }
}
