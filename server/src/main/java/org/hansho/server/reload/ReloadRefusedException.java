package org.hansho.server.reload;

import org.hansho.alert.Language;
import org.hansho.alert.Refused;
import org.hansho.alert.Worded;

/** A reload that changed nothing; the words say why and what to do. */
public final class ReloadRefusedException extends Exception implements Refused {
  private static final long serialVersionUID = 1L;

  private final transient Worded words;
  private final boolean isOfSettings;

  ReloadRefusedException(Worded words) {
    this(words, false);
  }

  private ReloadRefusedException(Worded words, boolean isOfSettings) {
    super(words.in(Language.ENGLISH));
    this.words = words;
    this.isOfSettings = isOfSettings;
  }

  ReloadRefusedException(Worded words, Throwable cause) {
    super(words.in(Language.ENGLISH), cause);
    this.words = words;
    this.isOfSettings = false;
  }

  /** What is wrong with the settings themselves. */
  static ReloadRefusedException ofSettings(Worded problems) {
    return new ReloadRefusedException(problems, true);
  }

  @Override
  public Worded words() {
    return words;
  }

  /** Whether the settings themselves are wrong, not what they lead to. */
  public boolean isOfSettings() {
    return isOfSettings;
  }
}
