package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.casework.export.format.JsonValue;

/** The part of Jira's REST API that tickets need, of Cloud (version 3) or Data Center (2). */
public final class FakeJira extends FakeSystem {
  private final boolean isCloud;
  volatile String closing = "";

  /** A site with the project SEC and the type Task. */
  public FakeJira(boolean isCloud) throws IOException {
    this.isCloud = isCloud;
  }

  @Override
  public TicketSystem client() {
    return new JiraTickets(
        new JiraTickets.Settings(
            account(isCloud ? "hansho@example.com" : ""), isCloud, "SEC", "Task", closing));
  }

  @Override
  String authorization() {
    String pair = "hansho@example.com:invented";
    return isCloud
        ? "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        : "Bearer invented";
  }

  @Override
  Fault refusal() {
    return new Fault(
        400,
        "",
        "{\"errorMessages\":[],\"errors\":{\"issuetype\":\"Specify a valid issue type\"}}");
  }

  private static Said missing() {
    return new Said(
        404,
        Map.of(
            "errorMessages",
            List.of("Issue does not exist or you do not have permission to see it."),
            "errors",
            Map.of()));
  }

  @Override
  Said answer(String method, String path, String query, JsonValue body) {
    String base = isCloud ? "/rest/api/3" : "/rest/api/2";
    if (!path.startsWith(base)) {
      return missing();
    }
    String rest = path.substring(base.length());
    if (rest.equals(isCloud ? "/search/jql" : "/search") && query.contains("updated >=")) {
      return changed(query);
    }
    if (rest.equals(isCloud ? "/search/jql" : "/search")) {
      return new Said(
          200,
          Map.of(
              "issues",
              query.contains("project = \"SEC\"")
                  ? byCorrelation(query, "labels = \"hansho-#\"").stream().map(this::issue).toList()
                  : List.of()));
    }
    if (rest.equals("/issue") && method.equals("POST")) {
      return create(body.at("fields"));
    }
    String[] parts = rest.split("/", -1);
    Kept one = parts.length > 2 ? byName(parts[2]) : null;
    return one == null ? missing() : of(one, method, parts.length > 3 ? parts[3] : "", body);
  }

  private Said changed(String query) {
    int from = after(query, isCloud ? "nextPageToken=" : "startAt=");
    int size = after(query, "maxResults=");
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("issues", page(query, from, size).stream().map(this::found).toList());
    if (!isCloud) {
      said.put("startAt", from);
      said.put("maxResults", size);
      said.put("total", kept.size());
    } else {
      said.put("isLast", from + size >= kept.size());
      said.put("nextPageToken", String.valueOf(from + size));
    }
    return new Said(200, said);
  }

  private Said create(JsonValue fields) {
    boolean isDocument = fields.at("description").at("type").text().equals("doc");
    boolean isKnown =
        fields.at("project").at("key").text().equals("SEC")
            && fields.at("issuetype").at("name").text().equals("Task")
            && isDocument == isCloud
            && !fields.at("summary").text().contains("\n");
    if (!isKnown) {
      return new Said(400, Map.of("errorMessages", List.of("no such project"), "errors", Map.of()));
    }
    String label = fields.at("labels").items().get(1).text().replace("hansho-", "");
    Kept made = new Kept("SEC-" + (kept.size() + 1), label, fields);
    kept.add(made);
    return new Said(201, Map.of("id", "1000" + kept.size(), "key", made.name, "self", ""));
  }

  private Said of(Kept one, String method, String part, JsonValue body) {
    if (part.equals("comment")) {
      JsonValue text = body.at("body");
      one.comments.add(
          isCloud
              ? new String(JsonValue.bytes(text.members()), StandardCharsets.UTF_8)
              : text.text());
      return new Said(201, Map.of("id", "1"));
    }
    if (part.equals("transitions") && method.equals("GET")) {
      return new Said(200, Map.of("transitions", transitions(one)));
    }
    if (part.equals("transitions")) {
      one.isClosed = List.of("31", "41").contains(body.at("transition").at("id").text());
      return new Said(204, null);
    }
    return new Said(200, issue(one));
  }

  private static List<Object> transitions(Kept one) {
    return one.isClosed
        ? List.of(transition("21", "Work", "indeterminate"), transition("11", "Reopen", "new"))
        : List.of(
            transition("21", "Work", "indeterminate"),
            transition("31", "Finish", "done"),
            transition("41", "Discard", "done"));
  }

  private static Object transition(String id, String name, String category) {
    return Map.of("id", id, "name", name, "to", Map.of("statusCategory", Map.of("key", category)));
  }

  private Object found(Kept one) {
    return issue(one, one.isClosedInSearch());
  }

  private Object issue(Kept one) {
    return issue(one, one.isClosed);
  }

  private static Object issue(Kept one, boolean isClosed) {
    String category = isClosed ? "done" : "new";
    return Map.of(
        "id",
        "10001",
        "key",
        one.name,
        "fields",
        Map.of("status", Map.of("statusCategory", Map.of("key", category))));
  }
}
