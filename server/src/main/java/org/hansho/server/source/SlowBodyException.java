package org.hansho.server.source;

import java.io.IOException;

/** A body comes so slowly that its sender has died, or means to hold up others. */
final class SlowBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  SlowBodyException() {
    super("the body comes too slowly");
  }
}
