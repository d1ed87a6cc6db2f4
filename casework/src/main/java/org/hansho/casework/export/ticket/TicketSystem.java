package org.hansho.casework.export.ticket;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hansho.casework.export.destination.HttpCall;

/**
 * A system of tickets. Belongs to one thread; each call ends within a bounded time.
 *
 * <p>Calls throw {@link TicketFailure} for an answer that says no, {@link
 * HttpCall.NotCalledException} if nothing was sent, and another {@link IOException} if there was no
 * whole answer, so that it is not known whether something was done.
 */
public interface TicketSystem extends Closeable {
  /** Where it is, for people, without secrets. */
  String place();

  /** The ticket that an alert has already; empty if there is none. */
  String find(Ticket ticket) throws IOException;

  /** Makes a ticket; how the system names it. */
  String create(Ticket ticket) throws IOException;

  /** Adds a comment. */
  void comment(String name, Ticket ticket) throws IOException;

  /** Whether a ticket is open at this moment. */
  boolean isOpen(String name) throws IOException;

  /**
   * Tickets of ours that were changed lately, some tens at a time. A search may know a change only
   * after a while.
   *
   * @param within so long ago at most; a minute more may be given
   * @param from {@link Page#next} of the page before; empty for the first
   */
  Page changed(Duration within, String from) throws IOException;

  /** A ticket and how the search has it. */
  record Seen(String ticket, boolean isOpen) {}

  /**
   * A page of tickets.
   *
   * @param next where the next one begins; empty if there is none
   */
  record Page(List<Seen> tickets, String next) {
    /** Copies the list. */
    public Page {
      tickets = List.copyOf(tickets);
    }
  }

  /** Closes a ticket, or opens it again, unless it stands there. */
  void move(String name, Ticket ticket) throws IOException;

  @Override
  void close();
}
