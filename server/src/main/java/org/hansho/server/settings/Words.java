package org.hansho.server.settings;

/** A text of the manual in both languages. */
record Words(String english, String japanese) {
  static final Words NONE = new Words("", "");
}
