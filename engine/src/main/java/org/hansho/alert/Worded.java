package org.hansho.alert;

/** What can be said in each language. */
public interface Worded {
  /** Nothing at all. */
  Worded NOTHING = language -> "";

  /** The same in that language. */
  String in(Language language);
}
