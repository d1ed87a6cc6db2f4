package org.hansho.server.source;

import java.io.IOException;

/** Other bodies take all the room there is; this one may be sent again. */
final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  NoRoomException() {
    super("other requests take all the room there is");
  }
}
