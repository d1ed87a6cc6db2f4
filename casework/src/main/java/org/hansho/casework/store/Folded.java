package org.hansho.casework.store;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Texts as they are compared: lower case, full-width letters as the ordinary ones, and no NUL,
 * which PostgreSQL has in no text.
 */
public final class Folded {
  private Folded() {}

  /** The text as it is compared. */
  public static String of(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return folded.replace('\0', '\uFFFD');
  }
}
