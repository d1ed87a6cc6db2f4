package org.hansho.server;

import java.io.IOException;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.export.ticket.TicketMoves;
import org.hansho.casework.incident.IncidentChange;
import org.hansho.casework.incident.IncidentRefusedException;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.triage.Triage;
import org.hansho.casework.triage.TriageChange;
import org.jspecify.annotations.Nullable;

/**
 * Closes and opens alerts and incidents as people do with their tickets, each with a row in the
 * audit log in the name of the export. Exports start before what it needs is there; until then
 * nothing is moved. Safe from any thread.
 */
final class TicketDesk {
  private final CaseStore store;
  private final Incidents incidents;
  private volatile @Nullable Opened opened;

  /** What writes. */
  private record Opened(Triage triage, AuditLog audit, LongSupplier clock, Runnable changed) {}

  TicketDesk(CaseStore store, Incidents incidents) {
    this.store = store;
    this.incidents = incidents;
  }

  /**
   * Begins.
   *
   * @param clock nanoseconds since 1970
   * @param changed called after an incident has changed
   */
  void open(Triage triage, AuditLog audit, LongSupplier clock, Runnable changed) {
    opened = new Opened(triage, audit, clock, changed);
  }

  /** Moves in the name of an export; what is closed gets this reason. */
  TicketMoves of(String export, ClosingReason reason) {
    return new Moves(export, reason);
  }

  private final class Moves implements TicketMoves {
    private final String actor;
    private final ClosingReason reason;

    Moves(String export, ClosingReason reason) {
      this.actor = "export " + export;
      this.reason = reason;
    }

    @Override
    public boolean isReady() {
      return opened != null;
    }

    @Override
    public void move(String tenant, String alert, String ticket, boolean isOpen)
        throws IOException {
      String note = "Ticket " + ticket + (isOpen ? " was opened again." : " was closed.");
      AlertPage.Listed listed = store.find(tenant, alert);
      if (listed == null) {
        moveIncident(tenant, alert, note, isOpen);
      } else if (isOpen(listed.state().status()) != isOpen) {
        TriageChange change = TriageChange.to(status(isOpen), isOpen ? null : reason, note);
        String before = listed.state().status().key();
        AuditEntry row = row(tenant, change.verb(), alert, before, words(isOpen, note));
        now().triage().change(row, alert, change);
      }
    }

    private void moveIncident(String tenant, String id, String note, boolean isOpen)
        throws IOException {
      IncidentView view;
      try {
        view = incidents.find(tenant, id);
      } catch (IncidentRefusedException gone) {
        return;
      }
      if (isOpen(view.state().status()) == isOpen) {
        return;
      }
      IncidentChange change =
          new IncidentChange(status(isOpen), isOpen ? null : reason, null, note);
      String now = view.incident().id();
      Opened writing = now();
      writing
          .audit()
          .change(
              "change an incident",
              row(
                  tenant,
                  change.verb(),
                  "incident " + now,
                  view.state().line(),
                  words(isOpen, note)),
              connection ->
                  incidents.change(
                      connection, tenant, now, change, actor, writing.clock().getAsLong()));
      writing.changed().run();
    }

    private String words(boolean isOpen, String note) {
      return status(isOpen).key() + (isOpen ? "" : " (" + reason.key() + ")") + "; " + note;
    }

    private AuditEntry row(String tenant, String verb, String object, String before, String after) {
      return new AuditEntry(
          actor, "", tenant, verb, object, before, after, AuditEntry.Outcome.DONE);
    }

    private AlertStatus status(boolean isOpen) {
      if (isOpen) {
        return AlertStatus.ACTIVE;
      }
      return reason == ClosingReason.TRUE_POSITIVE ? AlertStatus.RESOLVED : AlertStatus.DISMISSED;
    }
  }

  private Opened now() {
    return Objects.requireNonNull(opened, "the desk is not open");
  }

  private static boolean isOpen(AlertStatus status) {
    return status == AlertStatus.ACTIVE || status == AlertStatus.IN_PROGRESS;
  }
}
