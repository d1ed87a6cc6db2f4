package org.hansho.files.temporary;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What does not fit into memory could not be laid aside in the temporary folder either. */
public final class TemporaryException extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String folder;
  private final long bytes;

  /** Why not. */
  public enum Reason {
    /** The folder is not there, or not ours to write to. */
    UNWRITABLE,
    /** The disk is full, or fails. */
    FULL,
    /** So much was laid aside as the settings allow. */
    LIMIT
  }

  private TemporaryException(Reason reason, Path folder, long bytes, String message) {
    super(message);
    this.reason = reason;
    this.folder = folder.toString();
    this.bytes = bytes;
  }

  static TemporaryException limit(Path folder, long bytes) {
    return new TemporaryException(Reason.LIMIT, folder, bytes, "limit reached in " + folder);
  }

  /** From what the operating system says. */
  static TemporaryException of(Path folder, long bytes, IOException e) {
    if (e instanceof TemporaryException known) {
      return known;
    }
    boolean refused = e instanceof AccessDeniedException || e instanceof NoSuchFileException;
    String said = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
    TemporaryException exception =
        new TemporaryException(
            refused || String.valueOf(said).contains("Read-only") ? Reason.UNWRITABLE : Reason.FULL,
            folder,
            bytes,
            String.valueOf(said));
    exception.initCause(e);
    return exception;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }

  /** The folder in which no more could be laid aside. */
  public String folder() {
    return folder;
  }

  /** How many bytes lay there then. */
  public long bytes() {
    return bytes;
  }
}
