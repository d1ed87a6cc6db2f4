package org.hansho.server.settings;

import org.hansho.alert.Language;
import org.hansho.alert.Worded;

/** A text of the manual in both languages. */
record Words(String english, String japanese) implements Worded {
  static final Words NONE = new Words("", "");

  @Override
  public String in(Language language) {
    return language == Language.JAPANESE ? japanese : english;
  }
}
