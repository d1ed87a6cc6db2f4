package org.hansho.server.job;

import org.hansho.alert.Language;
import org.hansho.alert.Refused;
import org.hansho.alert.Worded;

/** What a job was asked for cannot be done; the words say why and what to do. */
public class JobRefusedException extends Exception implements Refused {
  private static final long serialVersionUID = 1;

  private final transient Worded words;

  /** With words for the person who asked. */
  public JobRefusedException(Worded words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Worded words() {
    return words;
  }
}
