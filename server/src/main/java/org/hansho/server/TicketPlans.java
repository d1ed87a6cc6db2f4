package org.hansho.server;

import java.util.Objects;
import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.TlsTrust;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.export.queue.TicketTable;
import org.hansho.casework.export.ticket.JiraTickets;
import org.hansho.casework.export.ticket.ServiceNowTickets;
import org.hansho.casework.export.ticket.TicketAccount;
import org.hansho.casework.export.ticket.TicketSystem;
import org.hansho.casework.export.ticket.Tickets;
import org.hansho.casework.store.ClosingReason;
import org.hansho.server.settings.ExportSettings;

/** Exports that make tickets, as the settings say. */
final class TicketPlans {
  private TicketPlans() {}

  /** Whether messages are tickets. */
  static boolean isTicket(ExportSettings.Way way) {
    return way instanceof ExportSettings.Jira || way instanceof ExportSettings.ServiceNow;
  }

  /**
   * The tickets of an export.
   *
   * @param desk moves alerts as people do with their tickets
   */
  static Tickets of(ExportSettings settings, ExportSources sources, TicketDesk desk) {
    TicketTable book = new TicketTable(sources.kept(), settings.name());
    if (settings.way() instanceof ExportSettings.Jira jira) {
      return tickets(jira(jira), book, settings.name(), jira.looking(), desk);
    }
    ExportSettings.ServiceNow now = (ExportSettings.ServiceNow) settings.way();
    return tickets(serviceNow(now), book, settings.name(), now.looking(), desk);
  }

  private static Tickets tickets(
      TicketSystem system,
      TicketTable book,
      String name,
      ExportSettings.Looking looking,
      TicketDesk desk) {
    ClosingReason reason = Objects.requireNonNull(ClosingReason.of(looking.closedAs()));
    return looking.isOn()
        ? new Tickets(system, book, desk.of(name, reason), looking.every())
        : new Tickets(system, book);
  }

  private static TicketSystem jira(ExportSettings.Jira jira) {
    return new JiraTickets(
        new JiraTickets.Settings(
            account(jira.account()),
            jira.isCloud(),
            jira.project(),
            jira.type(),
            jira.closing().orElse("")));
  }

  private static TicketSystem serviceNow(ExportSettings.ServiceNow now) {
    return new ServiceNowTickets(
        new ServiceNowTickets.Settings(
            account(now.account()), now.group().orElse(""), now.closing()));
  }

  private static TicketAccount account(ExportSettings.Account account) {
    return new TicketAccount(
        account.url(),
        account.user(),
        account.secret().value(),
        new AddressPolicy(account.allowPrivate()),
        new TlsTrust(account.authorities()),
        account.time());
  }
}
