package org.hansho.casework.export.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a target gets of alerts that a suppression hides. Each is sent once as suppressed at most.
 */
public enum SuppressedAlerts {
  /** Only those that it had before they were suppressed, or that its filter asks for by status. */
  UPDATE,
  /** All that its filter admits. */
  SEND,
  /** None. */
  OMIT;

  /** As settings write it: {@code update}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The keys of all. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(SuppressedAlerts::key).toList();
  }

  /**
   * The one of a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SuppressedAlerts of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
