package org.hansho.casework.store;

import org.hansho.alert.AlertTexts;
import org.hansho.alert.Language;
import org.hansho.alert.Wording;

/** What is searched of the texts that all alerts of a kind have. */
public final class SearchedText {
  private SearchedText() {}

  /**
   * The detection's id and its texts in all languages without the places of values, folded, a line
   * each.
   */
  public static String of(String detection, Wording wording) {
    StringBuilder all = new StringBuilder(detection);
    for (Language language : Language.values()) {
      AlertTexts texts = wording.in(language);
      all.append('\n').append(texts.title()).append('\n').append(texts.description());
      if (texts.sentence() != null) {
        all.append('\n').append(texts.sentence().template().replaceAll("\\{[^}]*\\}", "\n"));
      }
    }
    return Folded.of(all.toString());
  }
}
