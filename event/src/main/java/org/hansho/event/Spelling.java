package org.hansho.event;

/** How far escapes change the text of a JSON record; each constant allows what those before do. */
public enum Spelling {
  /**
   * Only what JSON cannot write otherwise is escaped (quotes, backslashes, controls), or characters
   * outside ASCII: all other text stands as it is.
   */
  PLAIN,

  /** Signs too that encoders like to escape: {@code & ' + / < >}. */
  SIGNS,

  /** Any character may be spelled by its number. */
  HIDDEN
}
