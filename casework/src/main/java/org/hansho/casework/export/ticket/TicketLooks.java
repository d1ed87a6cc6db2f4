package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.ConnectionFailure;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the tickets that were changed since the last look, and moves the alerts of those that
 * people have closed or opened. The book says how each ticket was left; where the ticket stands
 * elsewhere, people have moved it. Then the book says so too: what the alert's next message says of
 * the ticket is true already, and nothing goes back and forth.
 *
 * <p>The time of the last look is in the book, so that what people do while the server is down is
 * seen, up to {@link #LONGEST} ago. A look reads {@value #MOST_PAGES} pages at most and the next
 * one goes on. Belongs to the thread of its target.
 */
final class TicketLooks {
  /** How far back a look goes at most. */
  static final Duration LONGEST = Duration.ofDays(30);

  /** A search knows a change only after a while, and clocks differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int MOST_PAGES = 20;
  private static final int MOST_DOUBLINGS = 6;

  private final TicketSystem system;
  private final TicketBook book;
  private final TicketMoves moves;
  private final Duration every;

  private Instant next = Instant.EPOCH;
  private int failures;
  private String trouble = "";
  private String page = "";
  private Instant begun = Instant.EPOCH;

  TicketLooks(TicketSystem system, TicketBook book, TicketMoves moves, Duration every) {
    this.system = system;
    this.book = book;
    this.moves = moves;
    this.every = every;
  }

  /** Looks if it is time; what is wrong, or an empty text. */
  String look(Instant now) {
    boolean isTime = !now.isBefore(next) || next.isAfter(now.plus(LONGEST_WAIT));
    if (!isTime || !moves.isReady()) {
      return trouble;
    }
    try {
      boolean isWhole = pages(now);
      failures = 0;
      trouble = "";
      next = isWhole ? now.plus(every) : now;
    } catch (TicketFailure failure) {
      Duration asked =
          failure.answer() instanceof Answer.TryAgain later ? later.after() : Duration.ZERO;
      failed(String.valueOf(failure.getMessage()), asked, now);
    } catch (IOException failure) {
      failed(ConnectionFailure.reason(failure), Duration.ZERO, now);
    }
    return trouble;
  }

  private void failed(String reason, Duration asked, Instant now) {
    page = "";
    trouble = "its tickets could not be looked at: " + reason;
    Duration own = every.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
    Duration wait = own.compareTo(asked) > 0 ? own : asked;
    next = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  /** Whether all pages were read. */
  private boolean pages(Instant now) throws IOException {
    Instant last = book.lookedAt();
    if (last == null) {
      book.looked(now);
      return true;
    }
    if (page.isEmpty()) {
      begun = now;
    }
    for (int count = 0; count < MOST_PAGES; count++) {
      TicketSystem.Page found = system.changed(within(last, now), page);
      for (TicketSystem.Seen ticket : found.tickets()) {
        take(ticket);
      }
      page = found.next();
      if (page.isEmpty()) {
        book.looked(begun);
        return true;
      }
    }
    return false;
  }

  private static Duration within(Instant last, Instant now) {
    Duration since = Duration.between(last, now).plus(OVERLAP);
    return since.compareTo(OVERLAP) < 0 ? OVERLAP : since.compareTo(LONGEST) > 0 ? LONGEST : since;
  }

  private void take(TicketSystem.Seen seen) throws IOException {
    TicketBook.Known known = book.of(seen.ticket());
    if (known == null || known.entry().isOpen() == seen.isOpen()) {
      return;
    }
    Boolean isOpen = standing(seen.ticket());
    if (isOpen == null || isOpen == known.entry().isOpen()) {
      return;
    }
    moves.move(known.tenant(), known.alert(), seen.ticket(), isOpen);
    book.put(
        known.tenant(),
        known.alert(),
        new TicketBook.Entry(seen.ticket(), known.entry().version(), isOpen));
  }

  /** Whether it is open at this moment, as a search may lag; null if it is gone. */
  private @Nullable Boolean standing(String ticket) throws IOException {
    try {
      return system.isOpen(ticket);
    } catch (TicketFailure failure) {
      if (failure.isGone()) {
        return null;
      }
      throw failure;
    }
  }
}
