package org.hansho.casework.export.ticket;

import java.io.Closeable;
import java.io.IOException;
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

  /** Closes a ticket, or opens it again, unless it stands there. */
  void move(String name, Ticket ticket) throws IOException;

  @Override
  void close();
}
