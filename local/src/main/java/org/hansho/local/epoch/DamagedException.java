package org.hansho.local.epoch;

import java.io.IOException;

/** A stored row is not what was written. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }
}
