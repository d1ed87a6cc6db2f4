package org.hansho.casework.suppression;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A suppression that cannot be; the message says why and what to do. */
public final class SuppressionRefusedException extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1L;

  private final transient Message words;

  SuppressionRefusedException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Message words() {
    return words;
  }
}
