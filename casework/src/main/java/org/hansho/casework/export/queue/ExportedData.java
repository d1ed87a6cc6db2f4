package org.hansho.casework.export.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a target can follow. */
public enum ExportedData {
  ALERTS(""),
  /** Incidents, each in the shape of an alert. */
  INCIDENTS(" incidents");

  /** Behind the name of a target, which has no blank, where a position is kept. */
  private final String place;

  ExportedData(String place) {
    this.place = place;
  }

  String place(String target) {
    return target + place;
  }

  /** As settings write it: {@code alerts}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The keys of all. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(ExportedData::key).toList();
  }

  /**
   * The one of a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ExportedData of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
