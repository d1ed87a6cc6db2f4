package org.hansho.casework.store;

import java.text.Normalizer;
import java.util.Locale;

/** Texts as they are compared: lower case, and full-width letters as the ordinary ones. */
final class Folded {
  private Folded() {}

  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
