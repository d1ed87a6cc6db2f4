package org.hansho.local.files;

import java.io.IOException;

/** Says that somebody else holds a lock. */
public final class LockedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String owner;

  /**
   * A refusal.
   *
   * @param owner the line that the holder left in the file; empty if it cannot be read
   */
  public LockedException(String message, String owner) {
    super(message);
    this.owner = owner;
  }

  /** The line that the holder left in the file. */
  public String owner() {
    return owner;
  }
}
