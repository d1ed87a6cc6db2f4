package org.hansho.casework.triage;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A requested change is not possible; the message, for people, says why and what is. */
public final class TriageRefusedException extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1L;

  private final transient Message words;

  /** With a message. */
  public TriageRefusedException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Message words() {
    return words;
  }
}
