package org.hansho.casework.store;

import java.io.IOException;

/** Takes alerts one after the other. */
public interface AlertVisitor {
  /**
   * Takes an alert.
   *
   * @throws IOException if it cannot be taken; then no further one comes
   */
  void take(AlertPage.Listed alert) throws IOException;
}
