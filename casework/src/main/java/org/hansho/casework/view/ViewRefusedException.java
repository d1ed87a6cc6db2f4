package org.hansho.casework.view;

/** A requested view is not possible; the message says why, and what to do. */
public final class ViewRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  ViewRefusedException(String message) {
    super(message);
  }
}
