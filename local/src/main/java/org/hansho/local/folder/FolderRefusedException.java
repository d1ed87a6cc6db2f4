package org.hansho.local.folder;

import java.io.IOException;

/** Says why a data folder cannot be used, in one line for the operator. */
public final class FolderRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A refusal. */
  public FolderRefusedException(String message) {
    super(message);
  }
}
