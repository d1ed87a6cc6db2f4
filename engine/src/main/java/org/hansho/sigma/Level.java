package org.hansho.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sigma's five levels, the least first. A document without a level is {@link #MEDIUM}. */
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The keys of all levels in their order. */
  public static final List<String> KEYS = Arrays.stream(values()).map(Level::key).toList();

  /** The word for it in a document: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level with this key, whatever the case of its letters, or null if there is none. */
  public static @Nullable Level of(String key) {
    int index = KEYS.indexOf(key.toLowerCase(Locale.ROOT));
    return index < 0 ? null : values()[index];
  }
}
