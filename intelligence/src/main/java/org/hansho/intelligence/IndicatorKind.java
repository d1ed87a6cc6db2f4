package org.hansho.intelligence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an entry of a list names. */
public enum IndicatorKind {
  /** One IPv4 or IPv6 address. */
  IP,
  /** A network in CIDR notation. */
  CIDR,
  /** A host name, with everything below it. */
  DOMAIN,
  /** A URL; see {@link UrlText} for what counts as the same. */
  URL,
  /** The MD5 hash of a file, hexadecimal. */
  MD5,
  /** The SHA-256 hash of a file, hexadecimal. */
  SHA256,
  /** Any other text; kept with its list, looked up by rules only. */
  TEXT;

  /** The kind as lists spell it, such as {@code sha256}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word, or null. */
  public static @Nullable IndicatorKind of(String word) {
    for (IndicatorKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
