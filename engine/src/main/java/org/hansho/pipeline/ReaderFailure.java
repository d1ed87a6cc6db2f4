package org.hansho.pipeline;

/**
 * A reader failed and nothing was kept from which it could go on, so the driver must read the
 * source again from its start, with {@link Guard#EACH_READ}.
 */
public final class ReaderFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReaderFailure(String source, Throwable cause) {
    super("the reader of " + source + " failed: " + cause, cause);
  }
}
