package org.hansho.server.source;

import java.io.IOException;

/** A body has more bytes than one may have, as it came or unpacked. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long most) {
    super("the body has more than " + most + " bytes, as it came or unpacked");
  }
}
