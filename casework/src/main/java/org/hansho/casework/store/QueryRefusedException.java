package org.hansho.casework.store;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A query asks for too much, or for what is none; the message says what to change. */
public final class QueryRefusedException extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1;

  private final transient Message words;

  /** Refused for a reason, one or two sentences. */
  public QueryRefusedException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Message words() {
    return words;
  }
}
