package org.hansho.server.settings;

import org.hansho.alert.Language;
import org.hansho.alert.Worded;

/**
 * Something wrong in the settings. All problems are collected, none is thrown. Never holds a
 * secret.
 *
 * @param origin of what is wrong
 * @param key which setting it is about; empty if it is about the text as a whole
 * @param message what is wrong, with the key and what was found
 * @param remedy what to write instead; nothing if the message says it
 * @param sourceLine the line of the file, for the caret; empty outside of the file
 */
public record SettingsProblem(
    Origin origin, String key, Worded message, Worded remedy, String sourceLine) implements Worded {

  /** The message in English. */
  String english() {
    return message.in(Language.ENGLISH);
  }

  /** The whole in English. */
  public String rendered() {
    return in(Language.ENGLISH);
  }

  /** Origin and message, the line, a caret below the column, the remedy. */
  @Override
  public String in(Language language) {
    StringBuilder text = new StringBuilder();
    text.append(origin.words().in(language)).append(": ").append(message.in(language));
    if (origin instanceof Origin.File file && !sourceLine.isEmpty()) {
      text.append("\n  | ").append(sourceLine.replace('\t', ' '));
      text.append("\n  | ").append(" ".repeat(Math.max(0, file.place().column() - 1))).append('^');
    }
    String end = remedy.in(language);
    if (!end.isEmpty()) {
      text.append("\n  = ").append(end);
    }
    return text.toString();
  }
}
