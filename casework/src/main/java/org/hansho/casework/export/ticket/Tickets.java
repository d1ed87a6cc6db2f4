package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.ConnectionFailure;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.destination.HttpCall;
import org.hansho.casework.export.destination.Message;
import org.jspecify.annotations.Nullable;

/**
 * A ticket for each alert, however often it is sent: the book knows it, else its system is asked
 * for one with the alert's id. What changes is a comment; an alert that is closed closes its
 * ticket, and one that is open again opens it. The ticket is moved only when the alert is; an alert
 * whose ticket people close or open is moved by {@link TicketLooks}.
 *
 * <p>After a request to make one that has no whole answer the system is left alone for half a
 * minute, in which what it may have made is found by a search.
 */
public final class Tickets implements Destination {
  private static final Duration DOUBT = Duration.ofSeconds(30);

  private final TicketSystem system;
  private final TicketBook book;
  private final TicketLooks looks;

  /** Tickets of a system, whatever people do with them. */
  public Tickets(TicketSystem system, TicketBook book) {
    this(system, book, TicketMoves.NONE, Duration.ofDays(1));
  }

  /**
   * Tickets of a system that move their alerts too.
   *
   * @param every how often it is looked at what people do with tickets
   */
  public Tickets(TicketSystem system, TicketBook book, TicketMoves moves, Duration every) {
    this.system = system;
    this.book = book;
    this.looks = new TicketLooks(system, book, moves, every);
  }

  @Override
  public String look(Instant now) {
    return looks.look(now);
  }

  @Override
  public String place() {
    return system.place();
  }

  @Override
  public Answer send(Message message) {
    Ticket ticket = Ticket.of(message);
    try {
      TicketBook.Entry known = book.find(ticket.tenant(), ticket.alert());
      if (known == null) {
        known = known(ticket);
      }
      return known == null ? begun(ticket) : updated(ticket, known);
    } catch (TicketFailure failure) {
      return failure.answer();
    } catch (IOException failure) {
      return new Answer.TryAgain(ConnectionFailure.reason(failure));
    }
  }

  /** One that was made before a crash, and that the book does not know. */
  private TicketBook.@Nullable Entry known(Ticket ticket) throws IOException {
    String name = system.find(ticket);
    if (name.isEmpty()) {
      return null;
    }
    return put(ticket, name, ticket.isUpdate() ? 0 : ticket.version(), true);
  }

  private Answer begun(Ticket ticket) throws IOException {
    if (!ticket.isOpen()) {
      return new Answer.Delivered();
    }
    try {
      put(ticket, system.create(ticket), ticket.version(), true);
      return new Answer.Delivered();
    } catch (TicketFailure | HttpCall.NotCalledException nothingDone) {
      throw nothingDone;
    } catch (IOException doubtful) {
      return new Answer.TryAgain(ConnectionFailure.reason(doubtful), DOUBT);
    }
  }

  private Answer updated(Ticket ticket, TicketBook.Entry known) throws IOException {
    String name = known.ticket();
    if (!ticket.isOpen() && !known.isOpen()) {
      return new Answer.Delivered();
    }
    try {
      if (known.version() < ticket.version()) {
        system.comment(name, ticket);
        put(ticket, name, ticket.version(), known.isOpen());
      }
      if (known.isOpen() != ticket.isOpen()) {
        system.move(name, ticket);
        put(ticket, name, ticket.version(), ticket.isOpen());
      }
      return new Answer.Delivered();
    } catch (TicketFailure failure) {
      if (!failure.isGone()) {
        throw failure;
      }
      book.remove(ticket.tenant(), ticket.alert());
      return begun(ticket);
    }
  }

  private TicketBook.Entry put(Ticket ticket, String name, long version, boolean isOpen)
      throws IOException {
    TicketBook.Entry entry = new TicketBook.Entry(name, version, isOpen);
    book.put(ticket.tenant(), ticket.alert(), entry);
    return entry;
  }

  @Override
  public void close() {
    system.close();
  }
}
