package org.hansho.casework.store;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an alert stands. The order is that of the numbers in the store; it never changes. */
public enum AlertStatus {
  /** Nobody works on it. */
  ACTIVE,
  /** Somebody works on it. */
  IN_PROGRESS,
  /** The incident was dealt with. */
  RESOLVED,
  /** Nothing has to be done. */
  DISMISSED,
  /** A suppression hides it from the queue. */
  SUPPRESSED;

  /** As settings, filters and the API write it: {@code in-progress}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status of a key; null if there is none. */
  public static @Nullable AlertStatus of(String key) {
    return Arrays.stream(values())
        .filter(status -> status.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** Whether somebody has closed it, which needs a reason. */
  public boolean isClosed() {
    return this == RESOLVED || this == DISMISSED;
  }
}
