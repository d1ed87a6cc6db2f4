package org.hansho.casework.store;

/** A query asks for too much, or for what is none; the message says what to change. */
public final class QueryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Refused for a reason, one or two sentences. */
  public QueryRefusedException(String message) {
    super(message);
  }
}
