package org.hansho.pipeline;

/**
 * Carries what the receiver of an {@link Output} threw through the stages: a fault of the driver, a
 * full disk, is no fault of the record at hand.
 */
final class OutputFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuntimeException thrown;

  OutputFailure(RuntimeException thrown) {
    super(thrown);
    this.thrown = thrown;
  }

  RuntimeException thrown() {
    return thrown;
  }

  /** Throws it on if it is one. */
  static void passOn(Throwable caught) {
    if (caught instanceof OutputFailure failure) {
      throw failure;
    }
  }

  /** Hands something on; what the receiver throws becomes one of these. */
  static void handOn(Runnable output) {
    try {
      output.run();
    } catch (RuntimeException e) {
      throw new OutputFailure(e);
    }
  }
}
