package org.hansho.local.run;

import java.io.IOException;

/** A stored alert cannot be read: it is damaged, or its wording is lost. Others can. */
public final class DamagedAlertException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedAlertException(String message, Throwable cause) {
    super(message, cause);
  }
}
