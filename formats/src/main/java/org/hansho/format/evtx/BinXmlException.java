package org.hansho.format.evtx;

import java.io.Serial;

/** A record is not made as the format says; has no stack, since damaged logs have many. */
final class BinXmlException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  BinXmlException(String message) {
    super(message, null, false, false);
  }
}
