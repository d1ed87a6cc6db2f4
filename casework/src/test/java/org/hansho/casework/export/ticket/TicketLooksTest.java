package org.hansho.casework.export.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.ticket.FakeSystem.Fault;
import org.hansho.casework.export.ticket.TicketsTest.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with tickets is done to their alerts, once. */
@Timeout(60)
class TicketLooksTest {
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MemoryBook book = new MemoryBook();
  private final List<String> moved = new ArrayList<>();
  private boolean isReady = true;
  private Instant now = NOW;

  private final TicketMoves moves =
      new TicketMoves() {
        @Override
        public boolean isReady() {
          return isReady;
        }

        @Override
        public void move(String tenant, String alert, String ticket, boolean isOpen) {
          moved.add(tenant + " " + alert + (isOpen ? " open" : " closed"));
        }
      };

  private Tickets tickets(FakeSystem system) {
    return new Tickets(system.client(), book, moves, MINUTE);
  }

  /** Looks a minute later. */
  private String look(Tickets tickets) {
    now = now.plus(MINUTE);
    return tickets.look(now);
  }

  @ParameterizedTest
  @EnumSource
  void aTicketThatPeopleCloseOrOpenMovesItsAlertAndNothingComesBack(Product product)
      throws IOException {
    try (FakeSystem system = product.start();
        Tickets tickets = tickets(system)) {
      tickets.send(TicketsTest.open(1));
      assertThat(look(tickets)).isEmpty();
      FakeSystem.Kept ticket = system.kept.get(0);
      ticket.isClosed = true;
      look(tickets);
      look(tickets);
      assertThat(moved).containsExactly("shop ab12 closed");
      tickets.send(TicketsTest.closed(2));
      assertThat(ticket.comments).isEmpty();
      ticket.isClosed = false;
      look(tickets);
      look(tickets);
      assertThat(moved).containsExactly("shop ab12 closed", "shop ab12 open");
      tickets.send(TicketsTest.open(3));
      assertThat(ticket.comments).hasSize(1);
      tickets.send(TicketsTest.closed(4));
      look(tickets);
      assertThat(ticket.isClosed).isTrue();
      assertThat(moved).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSearchThatLagsBehindMovesNothing(Product product) throws IOException {
    try (FakeSystem system = product.start();
        Tickets tickets = tickets(system)) {
      tickets.send(TicketsTest.open(1));
      look(tickets);
      tickets.send(TicketsTest.closed(2));
      system.kept.get(0).isClosedInSearch = false;
      look(tickets);
      assertThat(moved).isEmpty();
      assertThat(system.kept.get(0).isClosed).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allPagesAreReadAndTicketsOfOthersAreLeftAlone(Product product) throws IOException {
    try (FakeSystem system = product.start();
        Tickets tickets = tickets(system)) {
      for (int n = 0; n < 120; n++) {
        tickets.send(TicketsTest.message("a" + n, 1, true, "It began."));
      }
      look(tickets);
      book.remove("shop", "a7");
      system.kept.forEach(one -> one.isClosed = true);
      look(tickets);
      assertThat(system.searches).hasSize(product == Product.SERVICENOW ? 4 : 3);
      assertThat(moved).hasSize(119).doesNotContain("shop a7 closed").doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatPeopleDoWhileNobodyLooksIsSeenAfterARestart(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      try (Tickets tickets = tickets(system)) {
        tickets.send(TicketsTest.open(1));
        look(tickets);
      }
      system.kept.get(0).isClosed = true;
      now = now.plus(Duration.ofHours(3));
      try (Tickets tickets = tickets(system)) {
        isReady = false;
        assertThat(look(tickets)).isEmpty();
        assertThat(system.searches).isEmpty();
        isReady = true;
        look(tickets);
      }
      assertThat(moved).containsExactly("shop ab12 closed");
      assertThat(system.searches.get(0)).containsAnyOf("-188m", "ago@188");
      now = now.plus(Duration.ofDays(400));
      try (Tickets tickets = tickets(system)) {
        look(tickets);
      }
      String last = system.searches.get(system.searches.size() - 1);
      assertThat(last).containsAnyOf("-43201m", "ago@43201");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSystemThatCannotBeLookedAtSaysWhyAndIsAskedLessAndLess(Product product) throws IOException {
    try (FakeSystem system = product.start();
        Tickets tickets = tickets(system)) {
      tickets.send(TicketsTest.open(1));
      look(tickets);
      system.kept.get(0).isClosed = true;
      system.fault = new Fault(503, "", "<html>maintenance</html>");
      int before = system.calls.size();
      for (int minute = 0; minute < 15; minute++) {
        assertThat(look(tickets)).isEqualTo("its tickets could not be looked at: it answered 503");
      }
      assertThat(system.calls).hasSize(before + 4);
      system.fault = null;
      assertThat(tickets.look(now.plus(MINUTE))).isEmpty();
      assertThat(moved).containsExactly("shop ab12 closed");
    }
  }

  @Test
  void aTicketThatIsGoneIsPassedOverAndALimitIsWaitedFor() throws IOException {
    try (FakeServiceNow system = new FakeServiceNow();
        Tickets tickets = tickets(system)) {
      assertThat(tickets.send(TicketsTest.open(1))).isEqualTo(new Answer.Delivered());
      look(tickets);
      system.kept.get(0).isClosed = true;
      system.isGone = true;
      assertThat(look(tickets)).isEmpty();
      assertThat(moved).isEmpty();
      system.isGone = false;
      system.fault = new Fault(429, "1800", "");
      look(tickets);
      system.fault = null;
      now = now.plus(Duration.ofMinutes(28));
      assertThat(look(tickets)).contains("it answered 429");
      assertThat(look(tickets)).isEmpty();
      assertThat(moved).containsExactly("shop ab12 closed");
    }
  }
}
