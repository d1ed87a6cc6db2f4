package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.casework.export.format.JsonValue;

/**
 * Issues of Jira. An issue is known by a label with the alert's id. Cloud is spoken to by version 3
 * of its REST API, whose texts are documents; Data Center by version 2, whose texts are markup, so
 * what comes from records stands in blocks that are shown as they are.
 */
public final class JiraTickets implements TicketSystem {
  private static final String LABEL = "hansho";
  private static final String DONE = "done";
  private static final int AT_A_TIME = 50;
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_TEXT = 30_000;

  private final Settings settings;
  private final JsonCalls calls;

  /**
   * Where issues are made.
   *
   * @param account the secret is an API token, a password or a personal access token
   * @param isCloud whether it is Jira Cloud, else Data Center
   * @param project key of the project
   * @param type name of the type of issue
   * @param closing name of the transition that closes; empty for any that leads to a done status
   */
  public record Settings(
      TicketAccount account, boolean isCloud, String project, String type, String closing) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "jira " + account.url().getHost();
    }
  }

  /** Issues of a project. */
  public JiraTickets(Settings settings) {
    this.settings = settings;
    this.calls = new JsonCalls(settings.account(), JiraTickets::complaint);
  }

  private static String complaint(JsonValue answer) {
    List<String> all = new ArrayList<>();
    answer.at("errorMessages").items().forEach(one -> all.add(one.text()));
    answer.at("errors").members().forEach((field, fault) -> all.add(field + ": " + fault.text()));
    return String.join("; ", all);
  }

  @Override
  public String place() {
    return calls.place();
  }

  private String api() {
    return settings.isCloud() ? "/rest/api/3" : "/rest/api/2";
  }

  private static String label(Ticket ticket) {
    return LABEL + "-" + ticket.alert().replaceAll("[^A-Za-z0-9]", "_");
  }

  @Override
  public String find(Ticket ticket) throws IOException {
    JsonValue found =
        search("labels = \"" + label(ticket) + "\" ORDER BY created ASC", "&maxResults=1");
    JsonValue first = found.at("issues").first();
    return first.isNone() ? "" : key(first);
  }

  private JsonValue search(String condition, String page) throws IOException {
    String query = "project = \"" + settings.project() + "\" AND " + condition;
    return calls.send(
        "GET",
        api()
            + (settings.isCloud() ? "/search/jql" : "/search")
            + "?fields=status&jql="
            + JsonCalls.coded(query)
            + page,
        null);
  }

  /** In the order in which they were made, which no change of a ticket alters. */
  @Override
  public Page changed(Duration within, String from) throws IOException {
    long minutes = within.toMinutes() + 1;
    String begin =
        from.isEmpty()
            ? ""
            : (settings.isCloud() ? "&nextPageToken=" : "&startAt=") + JsonCalls.coded(from);
    JsonValue found =
        search(
            "labels = \"" + LABEL + "\" AND updated >= \"-" + minutes + "m\" ORDER BY created ASC",
            "&maxResults=" + AT_A_TIME + begin);
    List<Seen> tickets = new ArrayList<>();
    for (JsonValue issue : found.at("issues").items()) {
      tickets.add(new Seen(key(issue), !isDone(issue.at("fields").at("status"))));
    }
    return new Page(tickets, settings.isCloud() ? token(found) : next(found));
  }

  /** The last page says so, has no token, or both. */
  private static String token(JsonValue found) {
    return found.at("isLast").isTrue() ? "" : found.at("nextPageToken").text();
  }

  /** Data Center may give fewer than were asked for. */
  private static String next(JsonValue found) {
    int given = found.at("issues").items().size();
    long end = found.at("startAt").number() + given;
    return given == 0 || end >= found.at("total").number() ? "" : String.valueOf(end);
  }

  @Override
  public boolean isOpen(String name) throws IOException {
    JsonValue issue = calls.send("GET", issue(name) + "?fields=status", null);
    return !isDone(issue.at("fields").at("status"));
  }

  /** A key is a part of paths, so it is no other text. */
  private static String key(JsonValue issue) throws IOException {
    String key = issue.at("key").text();
    if (!key.matches("[A-Za-z][A-Za-z0-9_]{0,99}-[0-9]{1,12}")) {
      throw new IOException("the answer names no issue");
    }
    return key;
  }

  @Override
  public String create(Ticket ticket) throws IOException {
    Map<String, Object> fields =
        JsonValue.object(
            "project", JsonValue.object("key", settings.project()),
            "issuetype", JsonValue.object("name", settings.type()),
            "summary", Ticket.cut(ticket.title(), LONGEST_TITLE),
            "description", text(ticket.text()),
            "labels", List.of(LABEL, label(ticket), "severity-" + ticket.severity()));
    return key(calls.send("POST", api() + "/issue", JsonValue.object("fields", fields)));
  }

  @Override
  public void comment(String name, Ticket ticket) throws IOException {
    calls.send("POST", issue(name) + "/comment", JsonValue.object("body", text(ticket.note())));
  }

  private String issue(String name) {
    return api() + "/issue/" + name;
  }

  /** A text without markup. */
  private Object text(String plain) {
    String cut = Ticket.cut(plain, LONGEST_TEXT);
    if (!settings.isCloud()) {
      return "{noformat}\n" + cut.replace("{noformat}", "{ noformat}") + "\n{noformat}";
    }
    List<Object> paragraphs = new ArrayList<>();
    for (String block : cut.split("\n\n", -1)) {
      if (!block.isBlank()) {
        paragraphs.add(paragraph(block));
      }
    }
    return JsonValue.object("type", "doc", "version", 1, "content", paragraphs);
  }

  private static Map<String, Object> paragraph(String block) {
    List<Object> content = new ArrayList<>();
    for (String line : block.lines().filter(one -> !one.isEmpty()).toList()) {
      if (!content.isEmpty()) {
        content.add(JsonValue.object("type", "hardBreak"));
      }
      content.add(JsonValue.object("type", "text", "text", line));
    }
    return JsonValue.object("type", "paragraph", "content", content);
  }

  @Override
  public void move(String name, Ticket ticket) throws IOException {
    if (isOpen(name) == ticket.isOpen()) {
      return;
    }
    JsonValue all = calls.send("GET", issue(name) + "/transitions", null).at("transitions");
    String id = ticket.isOpen() ? opening(all) : closing(all);
    calls.send(
        "POST",
        issue(name) + "/transitions",
        JsonValue.object("transition", JsonValue.object("id", id)));
  }

  private static boolean isDone(JsonValue status) {
    return status.at("statusCategory").at("key").text().equals(DONE);
  }

  private String closing(JsonValue transitions) throws TicketFailure {
    for (JsonValue one : transitions.items()) {
      boolean isMeant =
          settings.closing().isEmpty()
              ? isDone(one.at("to"))
              : one.at("name").text().equalsIgnoreCase(settings.closing());
      if (isMeant) {
        return one.at("id").text();
      }
    }
    throw TicketFailure.refused(
        settings.closing().isEmpty()
            ? "no transition of the issue leads to a done status; name one with close_with"
            : "the issue has no transition '" + settings.closing() + "'; see close_with");
  }

  /** One to a status in which nobody works on it yet, else to any that is not done. */
  private static String opening(JsonValue transitions) throws TicketFailure {
    String other = "";
    for (JsonValue one : transitions.items()) {
      if (one.at("to").at("statusCategory").at("key").text().equals("new")) {
        return one.at("id").text();
      }
      if (other.isEmpty() && !isDone(one.at("to"))) {
        other = one.at("id").text();
      }
    }
    if (other.isEmpty()) {
      throw TicketFailure.refused("no transition of the issue opens it again");
    }
    return other;
  }

  @Override
  public void close() {
    calls.close();
  }
}
