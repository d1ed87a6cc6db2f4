package org.hansho.server;

import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.TlsTrust;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.export.queue.TicketTable;
import org.hansho.casework.export.ticket.JiraTickets;
import org.hansho.casework.export.ticket.ServiceNowTickets;
import org.hansho.casework.export.ticket.TicketSystem;
import org.hansho.casework.export.ticket.Tickets;
import org.hansho.server.settings.ExportSettings;

/** Exports that make tickets, as the settings say. */
final class TicketPlans {
  private TicketPlans() {}

  /** Whether messages are tickets. */
  static boolean isTicket(ExportSettings.Way way) {
    return way instanceof ExportSettings.Jira || way instanceof ExportSettings.ServiceNow;
  }

  static Tickets of(ExportSettings settings, ExportSources sources) {
    TicketSystem system =
        settings.way() instanceof ExportSettings.Jira jira
            ? jira(jira)
            : serviceNow((ExportSettings.ServiceNow) settings.way());
    return new Tickets(system, new TicketTable(sources.kept(), settings.name()));
  }

  private static TicketSystem jira(ExportSettings.Jira jira) {
    ExportSettings.Account account = jira.account();
    return new JiraTickets(
        new JiraTickets.Settings(
            account.url(),
            account.user(),
            account.secret().value(),
            jira.isCloud(),
            jira.project(),
            jira.type(),
            jira.closing().orElse(""),
            new AddressPolicy(account.allowPrivate()),
            new TlsTrust(account.authorities()),
            account.time()));
  }

  private static TicketSystem serviceNow(ExportSettings.ServiceNow now) {
    ExportSettings.Account account = now.account();
    return new ServiceNowTickets(
        new ServiceNowTickets.Settings(
            account.url(),
            account.user(),
            account.secret().value(),
            now.group().orElse(""),
            now.closing(),
            new AddressPolicy(account.allowPrivate()),
            new TlsTrust(account.authorities()),
            account.time()));
  }
}
