package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hansho.casework.export.format.JsonValue;

/**
 * Incidents of ServiceNow, by its Table API. One is known by its {@code correlation_id}, the
 * alert's id.
 */
public final class ServiceNowTickets implements TicketSystem {
  private static final String TABLE = "/api/now/table/incident";
  private static final String GROUPS = "/api/now/table/sys_user_group";
  private static final String FIELDS = "sysparm_fields=sys_id,state";
  private static final String ID = "[0-9a-f]{32}";

  /** Rules of the table that a ticket breaks are told with the status of missing rights. */
  private static final Pattern RULES =
      Pattern.compile("data policy|business rule|mandatory", Pattern.CASE_INSENSITIVE);

  private static final int AT_A_TIME = 50;
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_TEXT = 3_900;
  private static final String IN_PROGRESS = "2";
  private static final String RESOLVED = "6";
  private static final int FIRST_CLOSED = 6;

  private final Settings settings;
  private final JsonCalls calls;
  private String group = "";

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
    this.calls = new JsonCalls(settings.account(), new Complaints());
  }

  private static final class Complaints implements JsonCalls.Complaints {
    @Override
    public String said(JsonValue answer) {
      JsonValue error = answer.at("error");
      String detail = error.at("detail").text();
      return error.at("message").text() + (detail.isBlank() ? "" : "; " + detail);
    }

    @Override
    public boolean isAboutTicket(String said) {
      return RULES.matcher(said).find();
    }
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

  /**
   * In the order in which they were made, which no change of a ticket alters. A page may have fewer
   * than it has room for, as those that the user may not see are left out of it; so the last one is
   * empty.
   */
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
    return new Page(tickets, tickets.isEmpty() ? "" : String.valueOf(offset + AT_A_TIME));
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
    if (!id.matches(ID)) {
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
      body.put("assignment_group", group());
    }
    return id(calls.send("POST", TABLE + "?" + FIELDS, body).at("result"));
  }

  /** What refers to a group has its id; a name is looked up once. */
  private String group() throws IOException {
    if (settings.group().matches(ID)) {
      return settings.group();
    }
    if (group.isEmpty()) {
      String query = JsonCalls.coded("name=" + settings.group().replace("^", "^^"));
      JsonValue found =
          calls
              .send(
                  "GET",
                  GROUPS + "?sysparm_limit=1&sysparm_fields=sys_id&sysparm_query=" + query,
                  null)
              .at("result")
              .first();
      if (found.isNone()) {
        throw TicketFailure.refused(
            "the user sees no group '"
                + settings.group()
                + "'; give its name as it stands there, or its sys_id");
      }
      group = id(found);
    }
    return group;
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
