package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.casework.export.format.JsonValue;

/**
 * Incidents of ServiceNow, by its Table API. One is known by its {@code correlation_id}, the
 * alert's id.
 */
public final class ServiceNowTickets implements TicketSystem {
  private static final String TABLE = "/api/now/table/incident";
  private static final String FIELDS = "sysparm_fields=sys_id,state";
  private static final int AT_A_TIME = 50;
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_TEXT = 3_900;
  private static final String IN_PROGRESS = "2";
  private static final String RESOLVED = "6";
  private static final int FIRST_CLOSED = 6;

  private final Settings settings;
  private final JsonCalls calls;

  /**
   * Where incidents are made.
   *
   * @param account the secret is a password or a token of OAuth
   * @param group name or sys_id of the group they are assigned to; empty for none
   * @param closing resolution code of those that are closed
   */
  public record Settings(TicketAccount account, String group, String closing) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "servicenow " + account.url().getHost();
    }
  }

  /** Incidents of an instance. */
  public ServiceNowTickets(Settings settings) {
    this.settings = settings;
    this.calls = new JsonCalls(settings.account(), ServiceNowTickets::complaint);
  }

  private static String complaint(JsonValue answer) {
    JsonValue error = answer.at("error");
    String detail = error.at("detail").text();
    return error.at("message").text() + (detail.isBlank() ? "" : "; " + detail);
  }

  @Override
  public String place() {
    return calls.place();
  }

  @Override
  public String find(Ticket ticket) throws IOException {
    JsonValue found =
        search("correlation_id=" + correlation(ticket) + "^ORDERBYsys_created_on", "1", "0");
    JsonValue first = found.first();
    return first.isNone() ? "" : id(first);
  }

  private JsonValue search(String query, String most, String from) throws IOException {
    return calls
        .send(
            "GET",
            TABLE
                + "?sysparm_limit="
                + most
                + "&sysparm_offset="
                + from
                + "&"
                + FIELDS
                + "&sysparm_query="
                + JsonCalls.coded(query),
            null)
        .at("result");
  }

  /** In the order in which they were made, which no change of a ticket alters. */
  @Override
  public Page changed(Duration within, String from) throws IOException {
    String query =
        "correlation_display=hansho^sys_updated_onRELATIVEGE@minute@ago@"
            + (within.toMinutes() + 1)
            + "^ORDERBYsys_created_on";
    int offset = from.isEmpty() ? 0 : Integer.parseInt(from);
    JsonValue found = search(query, String.valueOf(AT_A_TIME), String.valueOf(offset));
    List<Seen> tickets = new ArrayList<>();
    for (JsonValue incident : found.items()) {
      tickets.add(new Seen(id(incident), isOpen(incident)));
    }
    boolean isLast = tickets.size() < AT_A_TIME;
    return new Page(tickets, isLast ? "" : String.valueOf(offset + AT_A_TIME));
  }

  private static boolean isOpen(JsonValue incident) {
    return incident.at("state").number() < FIRST_CLOSED;
  }

  @Override
  public boolean isOpen(String name) throws IOException {
    return isOpen(calls.send("GET", one(name), null).at("result"));
  }

  /** Without what divides conditions in a query. */
  private static String correlation(Ticket ticket) {
    return ticket.alert().replaceAll("[^A-Za-z0-9]", "_");
  }

  /** An id is a part of paths, so it is no other text. */
  private static String id(JsonValue incident) throws IOException {
    String id = incident.at("sys_id").text();
    if (!id.matches("[0-9a-f]{32}")) {
      throw new IOException("the answer names no incident");
    }
    return id;
  }

  @Override
  public String create(Ticket ticket) throws IOException {
    Map<String, Object> body =
        JsonValue.object(
            "short_description", Ticket.cut(ticket.title(), LONGEST_TITLE),
            "description", Ticket.cut(ticket.text(), LONGEST_TEXT),
            "urgency", urgency(ticket),
            "impact", urgency(ticket),
            "correlation_id", correlation(ticket),
            "correlation_display", "hansho");
    if (!settings.group().isEmpty()) {
      body.put("assignment_group", settings.group());
    }
    return id(calls.send("POST", TABLE + "?" + FIELDS, body).at("result"));
  }

  /** 1 is high, 3 is low; so it is with the impact. */
  private static String urgency(Ticket ticket) {
    return switch (ticket.severity()) {
      case "critical", "high" -> "1";
      case "medium" -> "2";
      default -> "3";
    };
  }

  @Override
  public void comment(String name, Ticket ticket) throws IOException {
    calls.send("PATCH", one(name), JsonValue.object("work_notes", plain(ticket.note())));
  }

  /** Notes show what stands between these marks as a page. */
  private static String plain(String text) {
    return Ticket.cut(text, LONGEST_TEXT).replaceAll("(?i)\\[(/?)code]", "[ $1code]");
  }

  private static String one(String name) {
    return TABLE + "/" + name + "?" + FIELDS;
  }

  @Override
  public void move(String name, Ticket ticket) throws IOException {
    if (isOpen(name) == ticket.isOpen()) {
      return;
    }
    calls.send(
        "PATCH",
        one(name),
        ticket.isOpen()
            ? JsonValue.object("state", IN_PROGRESS)
            : JsonValue.object(
                "state", RESOLVED,
                "close_code", settings.closing(),
                "close_notes", plain(ticket.note())));
  }

  @Override
  public void close() {
    calls.close();
  }
}
