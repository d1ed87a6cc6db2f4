package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which ticket an alert has, kept over restarts. Safe from any thread. */
public interface TicketBook {
  /**
   * A ticket.
   *
   * @param ticket how its system names it
   * @param version of the alert that the ticket describes
   * @param isOpen whether the ticket was open when it was last moved or looked at
   */
  record Entry(String ticket, long version, boolean isOpen) {}

  /** The ticket of an alert; null if none is known. */
  @Nullable Entry find(String tenant, String alert) throws IOException;

  /** A ticket and the alert that has it. */
  record Known(String tenant, String alert, Entry entry) {}

  /** The alert of a ticket; null if it is none of ours. */
  @Nullable Known of(String ticket) throws IOException;

  /** Notes the ticket of an alert in place of what was known. */
  void put(String tenant, String alert, Entry entry) throws IOException;

  /** Forgets a ticket that is not there any more. */
  void remove(String tenant, String alert) throws IOException;

  /** When what people do with tickets was last looked at; null if it never was. */
  @Nullable Instant lookedAt() throws IOException;

  /** Notes when it was looked at. */
  void looked(Instant time) throws IOException;
}
