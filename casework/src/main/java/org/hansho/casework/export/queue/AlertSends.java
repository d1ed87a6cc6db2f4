package org.hansho.casework.export.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hansho.casework.store.AlertPage;

/** Says what became of an alert at each target that its tenant sends alerts to. */
final class AlertSends {
  private final List<ExportPlan> plans;
  private final ExportSources sources;

  AlertSends(List<ExportPlan> plans, ExportSources sources) {
    this.plans = List.copyOf(plans);
    this.sources = sources;
  }

  /** In the order of the settings; empty if the tenant has no such alert. */
  Optional<List<AlertSend>> of(String tenant, String id) throws IOException {
    AlertPage.Listed alert = sources.alerts().find(tenant, id, ids -> Set.of());
    if (alert == null) {
      return Optional.empty();
    }
    List<AlertSend> sends = new ArrayList<>();
    for (ExportPlan plan : plans) {
      if (plan.tenants().contains(tenant) && plan.data().contains(ExportedData.ALERTS)) {
        sends.add(of(plan, tenant, alert));
      }
    }
    return Optional.of(sends);
  }

  private AlertSend of(ExportPlan plan, String tenant, AlertPage.Listed alert) throws IOException {
    ExportLedger ledger =
        new ExportLedger(sources.kept(), plan.name(), ExportedData.ALERTS, tenant);
    String id = alert.alert().id();
    Optional<ExportLetter> letter = ledger.letter(id);
    Optional<ExportLedger.LastSend> sent = ledger.lastSend(id);
    List<AlertSend.Attempt> attempts = new SendHistory(sources.kept(), plan.name(), tenant).of(id);
    long sends = sent.map(ExportLedger.LastSend::sends).orElse(0L);
    if (letter.isPresent()) {
      ExportLetter one = letter.get();
      return new AlertSend(
          plan.name(),
          plan.kind(),
          AlertSend.State.REFUSED,
          one.time(),
          sends,
          one.tries(),
          one.reason(),
          attempts);
    }
    long time = sent.map(ExportLedger.LastSend::time).orElse(0L);
    return new AlertSend(
        plan.name(),
        plan.kind(),
        state(ledger, alert, sent.isPresent()),
        time,
        sends,
        0,
        "",
        attempts);
  }

  /** What was looked at and not sent again says nothing new. */
  private static AlertSend.State state(ExportLedger ledger, AlertPage.Listed alert, boolean isSent)
      throws IOException {
    long looked = ledger.totals().map(ExportLedger.Totals::change).orElse(Long.MIN_VALUE);
    boolean waits = looked < alert.change();
    if (isSent) {
      return waits ? AlertSend.State.UPDATE_WAITS : AlertSend.State.SENT;
    }
    return waits ? AlertSend.State.WAITING : AlertSend.State.LEFT_OUT;
  }
}
