package org.hansho.files.source;

import java.io.IOException;

/** A file is not any more what it was when it was listed or opened. */
final class ChangedException extends IOException {
  private static final long serialVersionUID = 1;

  ChangedException(String message) {
    super(message);
  }
}
