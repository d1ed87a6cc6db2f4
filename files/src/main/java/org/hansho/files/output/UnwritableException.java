package org.hansho.files.output;

import java.io.IOException;

/**
 * Output that cannot be written. Unchecked, so that it passes through streams that keep a failure
 * to themselves, and what is being written ends early.
 */
public final class UnwritableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String target;
  private final long written;
  private final IOException failure;

  /**
   * A failure.
   *
   * @param target the file; empty for standard output
   * @param written bytes that were written before
   */
  public UnwritableException(String target, long written, IOException failure) {
    super(failure);
    this.target = target;
    this.written = written;
    this.failure = failure;
  }

  /** The file; empty for standard output. */
  public String target() {
    return target;
  }

  /** How many bytes were written before. */
  public long written() {
    return written;
  }

  /** What the system said. */
  public IOException failure() {
    return failure;
  }

  /** Whether the reader has closed its end, which is no fault. */
  public boolean isClosedPipe() {
    String said = String.valueOf(failure.getMessage());
    return target.isEmpty()
        && (said.contains("Broken pipe") || said.contains("pipe is being closed"));
  }
}
