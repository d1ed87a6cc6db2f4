package org.hansho.casework.view;

/** What somebody wants cannot be; the message says why, and what to do. */
public final class ViewRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  ViewRefusedException(String message) {
    super(message);
  }
}
