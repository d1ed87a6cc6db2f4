package org.hansho.alert;

/** The languages every text of a detection exists in. */
public enum Language {
  ENGLISH("en"),
  JAPANESE("ja");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The ISO 639-1 code, as in settings. */
  public String code() {
    return code;
  }
}
