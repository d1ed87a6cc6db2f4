package org.hansho.casework.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an alert was closed. The order is that of the numbers in the store; it never changes. */
public enum ClosingReason {
  /** It was an attack, or what one leaves. */
  TRUE_POSITIVE,
  /** What it says is right, and was meant to happen. Baselines learn it. */
  BENIGN_EXPECTED,
  /** The detection looks for the wrong thing. */
  FALSE_LOGIC,
  /** The records say what did not happen. */
  FALSE_DATA,
  /** Another alert is about the same. */
  DUPLICATE,
  /** It could not be found out. */
  UNDETERMINED;

  /** As the API writes it: {@code true-positive}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys of all. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(ClosingReason::key).toList();
  }

  /** The reason of a key; null if there is none. */
  public static @Nullable ClosingReason of(String key) {
    return Arrays.stream(values())
        .filter(reason -> reason.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** Whether it says that the detection was wrong. */
  public boolean isFalse() {
    return this == FALSE_LOGIC || this == FALSE_DATA;
  }
}
