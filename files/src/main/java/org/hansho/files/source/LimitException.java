package org.hansho.files.source;

import java.io.IOException;
import org.hansho.files.source.Unreadable.Trouble;

/** A stream went beyond {@link Caps} while it was read; the message is the limit. */
final class LimitException extends IOException {
  private static final long serialVersionUID = 1;

  private final Trouble trouble;

  LimitException(Trouble trouble, String limit) {
    super(limit);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
