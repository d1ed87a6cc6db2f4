package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hansho.alert.Severity;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.Arrivals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a target gets of alerts that a suppression hides. */
@Timeout(120)
class SuppressedAlertsTest extends ExportWorld {
  private final Taker taker = new Taker();

  /** Alerts of low severity are suppressed when they come in. */
  @BeforeEach
  void suppressLow() {
    Arrivals low =
        (alert, before, isMore) -> {
          AlertState state = before == null ? AlertState.NEW : before;
          return Arrivals.Arrival.quiet(
              alert.severity() == Severity.LOW ? state.suppressed("quiet") : state);
        };
    store.decideBy(low, () -> 0);
  }

  private ExportPlan plan(SuppressedAlerts suppressed, String filter) throws FilterException {
    return new Target("hook", taker).that(filter).withSuppressed(suppressed).plan();
  }

  private void change(int alert, UnaryOperator<AlertState> change) throws IOException {
    AlertEntry.Head entry = new AlertEntry.Head("somebody", 0, "alert.change", 0, "");
    store
        .transactions()
        .write(
            "change an alert",
            connection ->
                store.states().change(connection, TENANT, List.of(id(alert)), change, entry));
  }

  @Test
  void oneThatArrivesSuppressedIsSentWhenItIsShown() throws IOException, FilterException {
    try (Exports exports = start(plan(SuppressedAlerts.UPDATE, ""))) {
      raise(alert(1, Severity.LOW, 1), alert(2, Severity.HIGH, 1));
      untilIdle(exports);
      assertThat(taker.alerts()).containsExactly(id(2));
      assertThat(status(exports).filtered()).isEqualTo(1);
      change(1, AlertState::released);
      untilIdle(exports);
      assertThat(taker.alerts()).containsExactly(id(2), id(1));
    }
  }

  @Test
  void oneThatIsSuppressedLaterIsSentOnceMore() throws IOException, FilterException {
    try (Exports exports = start(plan(SuppressedAlerts.UPDATE, "severity >= low"))) {
      raise(alert(1, Severity.MEDIUM, 1));
      untilIdle(exports);
      change(1, state -> state.suppressed("quiet"));
      untilIdle(exports);
      raise(alert(1, Severity.LOW, 100));
      untilIdle(exports);
      assertThat(taker.alerts()).containsExactly(id(1), id(1));
      assertThat(Taker.text(taker.messages().get(1))).contains("\"suppressed\"");
    }
  }

  @Test
  void aTargetMayHaveThemAll() throws IOException, FilterException {
    try (Exports exports = start(plan(SuppressedAlerts.SEND, ""))) {
      raise(alert(1, Severity.LOW, 1));
      untilIdle(exports);
      raise(alert(1, Severity.LOW, 100));
      untilIdle(exports);
    }
    assertThat(taker.alerts()).containsExactly(id(1));
  }

  @Test
  void aTargetMayHaveNone() throws IOException, FilterException {
    try (Exports exports = start(plan(SuppressedAlerts.OMIT, ""))) {
      raise(alert(1, Severity.MEDIUM, 1));
      untilIdle(exports);
      change(1, state -> state.suppressed("quiet"));
      untilIdle(exports);
    }
    assertThat(taker.alerts()).containsExactly(id(1));
  }

  @Test
  void aFilterThatAsksForTheStatusDecidesItself() throws IOException, FilterException {
    try (Exports exports = start(plan(SuppressedAlerts.UPDATE, "status = suppressed"))) {
      raise(alert(1, Severity.LOW, 1), alert(2, Severity.HIGH, 1));
      untilIdle(exports);
    }
    assertThat(taker.alerts()).containsExactly(id(1));
  }
}
