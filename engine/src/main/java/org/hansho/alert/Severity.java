package org.hansho.alert;

import java.util.Locale;
import org.hansho.sigma.Level;

/** How urgent an alert is, the least first. */
public enum Severity {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The severity of a Sigma level. */
  public static Severity of(Level level) {
    return valueOf(level.name());
  }

  /** The name in settings and outputs: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
