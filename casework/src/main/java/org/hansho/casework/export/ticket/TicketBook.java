package org.hansho.casework.export.ticket;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Which ticket an alert has, kept over restarts. Safe from any thread. */
public interface TicketBook {
  /**
   * A ticket.
   *
   * @param ticket how its system names it
   * @param version of the alert that the ticket describes
   * @param isOpen whether the ticket was left open by us
   */
  record Entry(String ticket, long version, boolean isOpen) {}

  /** The ticket of an alert; null if none is known. */
  @Nullable Entry find(String tenant, String alert) throws IOException;

  /** Notes the ticket of an alert in place of what was known. */
  void put(String tenant, String alert, Entry entry) throws IOException;

  /** Forgets a ticket that is not there any more. */
  void remove(String tenant, String alert) throws IOException;
}
