package org.hansho.casework.export.queue;

import java.io.IOException;
import java.util.Set;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.SampleAlerts;

/** Which alerts a target gets, by its plan. Safe from any thread. */
final class Wanted {
  private static final Set<String> OF_STATUS = Set.of("status", "suppression");

  private final ExportPlan plan;
  private final boolean asksForStatus;

  Wanted(ExportPlan plan) {
    this.plan = plan;
    this.asksForStatus = plan.filter().map(Wanted::asksForStatus).orElse(false);
  }

  private static boolean asksForStatus(Filter filter) {
    return filter.fields().stream().anyMatch(field -> OF_STATUS.contains(field.name()));
  }

  boolean passes(AlertPage.Listed alert, ExportLedger ledger) throws IOException {
    if (SampleAlerts.isSample(alert.alert().detection())) {
      return false;
    }
    boolean passes = plan.filter().isEmpty() || plan.filter().get().test().passes(alert);
    if (!passes || alert.state().status() != AlertStatus.SUPPRESSED) {
      return passes;
    }
    return switch (plan.suppressed()) {
      case SEND -> true;
      case OMIT -> false;
      case UPDATE -> asksForStatus || ledger.sent(alert.alert().id()).isPresent();
    };
  }
}
