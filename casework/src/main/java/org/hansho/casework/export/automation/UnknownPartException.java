package org.hansho.casework.export.automation;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A part of an automation that means nothing here; the message says which and what to do. */
final class UnknownPartException extends Exception implements Refused {
  private static final long serialVersionUID = 1;

  private final transient Message words;

  UnknownPartException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Message words() {
    return words;
  }
}
