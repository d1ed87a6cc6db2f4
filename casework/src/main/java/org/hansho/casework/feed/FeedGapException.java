package org.hansho.casework.feed;

import java.io.IOException;

/** Epochs of a feed are missing, so that what follows them must not be applied. */
public final class FeedGapException extends IOException {
  private static final long serialVersionUID = 1;

  /** A gap, described in one sentence with what to do. */
  public FeedGapException(String message) {
    super(message);
  }
}
