package org.hansho.casework.export.ticket;

import java.io.IOException;

/** Closes and opens alerts and incidents as people do with their tickets. Safe from any thread. */
public interface TicketMoves {
  /** Of targets that do not look at what people do. */
  TicketMoves NONE =
      new TicketMoves() {
        @Override
        public boolean isReady() {
          return false;
        }

        @Override
        public void move(String tenant, String alert, String ticket, boolean isOpen) {}
      };

  /** Whether anything can be moved yet. */
  boolean isReady();

  /**
   * Closes an alert or an incident, or opens it again, unless it stands there or is gone. Called
   * again with the same after a crash.
   *
   * @param ticket how its system names it, for people
   * @throws IOException if it cannot be written; then nothing was changed
   */
  void move(String tenant, String alert, String ticket, boolean isOpen) throws IOException;
}
