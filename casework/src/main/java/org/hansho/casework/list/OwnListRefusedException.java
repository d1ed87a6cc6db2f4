package org.hansho.casework.list;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A change of a list is not possible; the message says why, and what to do. */
public final class OwnListRefusedException extends IllegalArgumentException implements Refused {
  private static final long serialVersionUID = 1;

  private final transient Message words;

  OwnListRefusedException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Message words() {
    return words;
  }
}
