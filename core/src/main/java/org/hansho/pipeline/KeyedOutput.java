package org.hansho.pipeline;

import org.hansho.alert.AlertFold;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.Result;

/** Receives what a {@link KeyedSession} finds. Called on the session's thread. */
public interface KeyedOutput {
  /** Takes what is found from now on; may be another one at each call. */
  AlertFold fold();

  /**
   * A document holds, whether it raises an alert or only others listen to it; called before it is
   * folded. Costs the making of its fact if that is asked for.
   */
  default void result(Result result) {}

  /** Whether alerts keep what opinions on them are about; asked once. */
  default boolean keepsMatters() {
    return false;
  }

  /**
   * A fact that a detector could not take; the rest goes on. Throws what the detector did unless
   * overridden, so that tests see it.
   */
  default void failed(DetectorFailure failure) {
    throw new IllegalStateException(failure.document() + " failed", failure.cause());
  }

  /** Folds everything into one fold. */
  static KeyedOutput into(AlertFold fold) {
    return () -> fold;
  }
}
