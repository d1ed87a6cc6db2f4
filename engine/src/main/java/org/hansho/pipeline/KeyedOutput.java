package org.hansho.pipeline;

import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.Result;
import org.jspecify.annotations.Nullable;

/** Receives what a {@link KeyedSession} finds. Called on the session's thread. */
public interface KeyedOutput {
  /** A detector found something that raises an alert. */
  void finding(Finding finding);

  /**
   * Where findings are folded, if it is here: those that would only add to the count of an alert in
   * it are counted at once, and {@link #finding} is not called. May be another one at each call;
   * null if every finding is wanted.
   */
  default @Nullable AlertFold fold() {
    return null;
  }

  /**
   * A document holds, whether it raises an alert or only others listen to it; called before it is a
   * finding. Costs the making of its fact if that is asked for.
   */
  default void result(Result result) {}

  /** Whether findings say what opinions on their alerts are about; asked once. */
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
    return new KeyedOutput() {
      @Override
      public void finding(Finding finding) {
        fold.add(finding);
      }

      @Override
      public AlertFold fold() {
        return fold;
      }
    };
  }
}
