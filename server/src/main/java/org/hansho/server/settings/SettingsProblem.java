package org.hansho.server.settings;

/**
 * Something wrong in the settings. All problems are collected, none is thrown. Never holds a
 * secret.
 *
 * @param origin of what is wrong
 * @param key which setting it is about; empty if it is about the text as a whole
 * @param message what is wrong, with the key and what was found
 * @param remedy what to write instead; empty if the message says it
 * @param sourceLine the line of the file, for the caret; empty outside of the file
 */
public record SettingsProblem(
    Origin origin, String key, String message, String remedy, String sourceLine) {

  /** Origin and message, the line, a caret below the column, the remedy. */
  public String rendered() {
    StringBuilder text = new StringBuilder();
    text.append(origin.shown()).append(": ").append(message);
    if (origin instanceof Origin.File file && !sourceLine.isEmpty()) {
      text.append("\n  | ").append(sourceLine.replace('\t', ' '));
      text.append("\n  | ").append(" ".repeat(Math.max(0, file.place().column() - 1))).append('^');
    }
    if (!remedy.isEmpty()) {
      text.append("\n  = ").append(remedy);
    }
    return text.toString();
  }
}
