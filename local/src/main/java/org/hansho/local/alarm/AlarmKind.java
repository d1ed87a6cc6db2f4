package org.hansho.local.alarm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every kind of alarm. A new kind is one constant here; a stored key never changes its meaning. */
public enum AlarmKind {
  /** A sum of counters does not hold. Subject: the counter that is the whole. */
  BROKEN_SUM;

  /** The name under which it is stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with that key; null if a newer program has stored it. */
  public static @Nullable AlarmKind ofKey(String key) {
    for (AlarmKind kind : values()) {
      if (kind.key().equals(key)) {
        return kind;
      }
    }
    return null;
  }
}
